package org.korudelta.browser.testing;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.PromiseSource;
import org.teavm.jso.JSExport;

/** A timer that JavaScript may take back. */
public final class WebTimer {
  private final PromiseSource<@Nullable Void> takenBack;

  WebTimer(PromiseSource<@Nullable Void> takenBack) {
    this.takenBack = takenBack;
  }

  /** Leaves no timer; harmless when it has fired. */
  @JSExport
  public void cancel() {
    takenBack.succeed(null);
  }
}
