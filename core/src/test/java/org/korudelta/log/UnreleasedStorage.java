package org.korudelta.log;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;

/** A storage whose ownership cannot be given up. */
final class UnreleasedStorage extends ForwardingStorage {
  static final String REASON = "release failed: owner=test";

  UnreleasedStorage(AsyncRuntime runtime) {
    super(runtime);
  }

  @Override
  public Promise<OwnerLock> lock() {
    return super.lock().map(owner -> this::fail);
  }

  private Promise<Void> fail() {
    return runtime.failed(new KoruException.StorageFailure(REASON));
  }
}
