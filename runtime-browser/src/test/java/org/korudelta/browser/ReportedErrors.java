package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;

/** What reached the error sink, as {@code task: message}. */
final class ReportedErrors implements ErrorSink {
  final List<String> lines = new ArrayList<>();

  @Override
  public void report(String taskName, Throwable error) {
    lines.add(taskName + ": " + error.getMessage());
  }
}
