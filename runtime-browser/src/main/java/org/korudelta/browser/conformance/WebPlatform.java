package org.korudelta.browser.conformance;

import org.korudelta.browser.BrowserRuntime;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;

/**
 * The event loop this bundle runs on, under the name its caller gives: Chromium, Node. Its runtimes
 * meet as those of different pages do.
 */
record WebPlatform(String name) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    return World.of(BrowserRuntime.open(errors::report), () -> BrowserRuntime.open(errors::report));
  }
}
