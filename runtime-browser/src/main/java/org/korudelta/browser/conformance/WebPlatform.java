package org.korudelta.browser.conformance;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;

/** The event loop this bundle runs on, under the name its caller gives: Chromium, Node. */
record WebPlatform(String name) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    AsyncRuntime runtime = BrowserRuntime.open(errors::report);
    return () -> runtime;
  }
}
