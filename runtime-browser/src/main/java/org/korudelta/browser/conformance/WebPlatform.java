package org.korudelta.browser.conformance;

import org.jspecify.annotations.Nullable;
import org.korudelta.browser.BrowserRuntime;
import org.korudelta.browser.StorageAdapter;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The event loop this bundle runs on, under the name its caller gives: Chromium, Node. Its runtimes
 * meet as those of different pages do.
 *
 * @param storage makes the storage of each world; memory where JavaScript gave none
 */
record WebPlatform(String name, @Nullable FreshStorage storage) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    return World.of(runtime(errors), () -> BrowserRuntime.open(errors::report));
  }

  private AsyncRuntime runtime(ErrorSink errors) {
    StorageAdapter adapter = FreshAdapter.of(storage);
    return adapter == null
        ? BrowserRuntime.open(errors::report)
        : BrowserRuntime.open(errors::report, adapter);
  }
}
