package org.korudelta.browser.testing;

import org.korudelta.runtime.storage.OwnerLock;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;

/** Proof of being the one owner of a machine's storage. */
public final class WebOwner {
  private final OwnerLock lock;

  WebOwner(OwnerLock lock) {
    this.lock = lock;
  }

  /** Gives ownership up; releasing twice is harmless. */
  @JSExport
  public JSPromise<JSUndefined> release() {
    return WebStorage.done(lock.release());
  }
}
