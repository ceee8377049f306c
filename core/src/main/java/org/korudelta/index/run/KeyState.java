package org.korudelta.index.run;

import org.jspecify.annotations.Nullable;
import org.korudelta.log.Address;

/**
 * A key as one source knows it at one time.
 *
 * @param code the key's code
 * @param last its last version there that is not later; null when all are
 */
public record KeyState(byte[] code, @Nullable Posting last) {

  /** Whether the key has a value. */
  public boolean isAlive() {
    return last != null && !last.tombstone();
  }

  /** Where the last version is; only when there is one. */
  public Address address() {
    if (last == null) {
      throw new IllegalStateException("key without a version");
    }
    return last.address();
  }
}
