package org.korudelta.log;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Where in the log the record of a version begins. There is one for each few kilobytes: what lies
 * between is found by reading on from the one before.
 *
 * @param address the version
 * @param place where its record begins
 * @param firstOffset where the first record of its commit begins, in the same segment
 */
public record Signpost(Address address, LogPlace place, long firstOffset) {

  /** Reads the entry of a table. */
  public static Signpost read(byte[] key, ByteSource value) {
    ByteSource source = new ByteSource(key);
    Address address = new Address(source.getNanos(), source.getInt());
    LogPlace place = LogPlace.read(value);
    return new Signpost(address, place, place.offset() - value.getVarlong());
  }

  /** The key of an entry, in the order of addresses. */
  public static byte[] key(Address address) {
    return new ByteSink(Long.BYTES + Integer.BYTES)
        .putNanos(address.nanos())
        .putInt(address.ordinal())
        .copy();
  }

  /** The value of the entry. */
  public byte[] value() {
    ByteSink sink = new ByteSink(2 * Long.BYTES);
    place.write(sink);
    return sink.putVarlong(place.offset() - firstOffset).copy();
  }
}
