package org.korudelta.index.run;

import org.korudelta.causal.Operation;
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

  /** Whether the key had no value from then on. */
  public boolean tombstone() {
    return operation == Operation.DELETE;
  }
}
