package org.korudelta.browser;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.HostedRuntime;

/**
 * The runtime on a JavaScript event loop: page, dedicated and shared worker, Node and its worker
 * threads, and an isolate at the edge, alike.
 *
 * <p>Storage is memory, where what is written lives as long as the page or the process, or what a
 * {@link StorageAdapter} makes of it. Blocking work is {@code unsupported}.
 */
public final class BrowserRuntime {
  private BrowserRuntime() {}

  /** A runtime that reports unhandled errors to the console. */
  public static AsyncRuntime open() {
    return open(ErrorSink.console());
  }

  /** A runtime that reports unhandled errors to {@code errors}. */
  public static AsyncRuntime open(ErrorSink errors) {
    return new HostedRuntime(new BrowserHost(errors));
  }

  /**
   * A runtime over the storage of {@code adapter}, which serves no other runtime. What is still
   * open when the runtime is closed is closed then, and ownership given up.
   */
  public static AsyncRuntime open(ErrorSink errors, StorageAdapter adapter) {
    return new HostedRuntime(new BrowserHost(errors, adapter));
  }
}
