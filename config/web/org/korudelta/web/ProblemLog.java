package org.korudelta.web;

import org.teavm.tooling.TeaVMToolLog;

/** Keeps what the compiler finds wrong; lets the rest pass in silence. */
final class ProblemLog implements TeaVMToolLog {
  private final StringBuilder errors = new StringBuilder();

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  String errors() {
    return errors.toString();
  }

  @Override
  public void info(String text) {}

  @Override
  public void debug(String text) {}

  @Override
  public void warning(String text) {
    System.out.println("warning: " + text);
  }

  @Override
  public void error(String text) {
    errors.append(text.strip()).append('\n');
  }

  @Override
  public void info(String text, Throwable cause) {}

  @Override
  public void debug(String text, Throwable cause) {}

  @Override
  public void warning(String text, Throwable cause) {
    warning(text + ": " + cause);
  }

  @Override
  public void error(String text, Throwable cause) {
    error(text + ": " + cause);
  }
}
