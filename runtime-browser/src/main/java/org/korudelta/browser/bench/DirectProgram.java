package org.korudelta.browser.bench;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.runtime.host.HostedRuntime;

/** The least program by the runtime's class: {@link InterfaceProgram} without the interface. */
public final class DirectProgram {
  private DirectProgram() {}

  /** A task, and a promise. */
  public static void main(String[] arguments) {
    HostedRuntime runtime = (HostedRuntime) BrowserRuntime.open();
    runtime.spawn("task", () -> runtime.yield().then(nothing -> runtime.completed(1)));
  }
}
