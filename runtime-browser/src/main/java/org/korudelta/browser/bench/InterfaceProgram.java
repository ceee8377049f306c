package org.korudelta.browser.bench;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.runtime.AsyncRuntime;

/** The least program through the interface; what it weighs is compared with that by the class. */
public final class InterfaceProgram {
  private InterfaceProgram() {}

  /** A task, and a promise. */
  public static void main(String[] arguments) {
    AsyncRuntime runtime = BrowserRuntime.open();
    runtime.spawn("task", () -> runtime.yield().then(nothing -> runtime.completed(1)));
  }
}
