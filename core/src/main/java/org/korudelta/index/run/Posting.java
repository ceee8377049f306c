package org.korudelta.index.run;

import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.log.Address;

/**
 * That a key got a version.
 *
 * @param address which
 * @param operation what it did
 */
public record Posting(Address address, Operation operation) {

  /** When, epoch nanoseconds. */
  public long nanos() {
    return address.nanos();
  }

  /** Whether it is about {@code version}. */
  public boolean isOf(VersionRecord version) {
    return nanos() == version.timestampNanos() && address.ordinal() == version.ordinal();
  }

  /** Whether the key had no value from then on. */
  public boolean tombstone() {
    return operation == Operation.DELETE;
  }
}
