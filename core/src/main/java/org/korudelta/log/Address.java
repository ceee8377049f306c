package org.korudelta.log;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Which version: a commit has a time that no other has, and its versions are counted. It stays true
 * wherever the version's bytes are moved to.
 *
 * @param nanos the commit's time, epoch nanoseconds
 * @param ordinal the version's place in the commit, from 0
 */
public record Address(long nanos, int ordinal) implements Comparable<Address> {

  /** Reads an address. */
  public static Address read(ByteSource source) {
    return new Address(source.getNanos(), source.getVarint());
  }

  /** Writes it, so that byte order is its order. */
  public void write(ByteSink sink) {
    sink.putNanos(nanos).putVarint(ordinal);
  }

  /** Of few steps: in JavaScript each on a {@code long} makes an object. */
  @Override
  public int hashCode() {
    int low = (int) nanos;
    return 31 * (low ^ low >>> 15) + ordinal;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && ordinal == address.ordinal && nanos == address.nanos;
  }

  @Override
  public int compareTo(Address other) {
    int order = Long.compare(nanos, other.nanos);
    return order != 0 ? order : Integer.compare(ordinal, other.ordinal);
  }
}
