package org.korudelta.browser.conformance;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;

/** Offence: one platform reports every error twice. */
record WebPlatform(String name) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    AsyncRuntime runtime =
        BrowserRuntime.open(
            (task, error) -> {
              errors.report(task, error);
              errors.report(task, error);
            });
    return () -> runtime;
  }
}
