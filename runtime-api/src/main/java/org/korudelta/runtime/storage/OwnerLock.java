package org.korudelta.runtime.storage;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/** Proof of being the one owner of a {@link Storage} (S4). */
public interface OwnerLock {

  /** Gives ownership up; releasing twice is harmless. */
  Promise<@Nullable Void> release();
}
