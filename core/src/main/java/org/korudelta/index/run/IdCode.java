package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.VersionId;
import org.korudelta.log.Address;

/**
 * Version ids as keys of tables: their first eight bytes. Several ids may share them, so an entry
 * has a list of addresses, and who reads a version compares its whole id.
 */
public final class IdCode {
  /** How many bytes of an id are kept. */
  static final int BYTES = 8;

  private IdCode() {}

  /** The key of {@code id}. */
  public static byte[] of(VersionId id) {
    return new ByteSink(BYTES).putLong(id.prefix()).copy();
  }

  static byte[] effect(byte[] cause, Address effect) {
    return new ByteSink(2 * BYTES + Integer.BYTES)
        .put(cause)
        .putNanos(effect.nanos())
        .putInt(effect.ordinal())
        .copy();
  }

  static Address effect(byte[] entry) {
    ByteSource source = new ByteSource(entry, BYTES, entry.length);
    return new Address(source.getNanos(), source.getInt());
  }

  static byte[] addresses(List<Address> addresses) {
    ByteSink sink = new ByteSink(10 * addresses.size());
    addresses.forEach(address -> address.write(sink));
    return sink.copy();
  }

  static List<Address> addresses(ByteSource source) {
    List<Address> addresses = new ArrayList<>(1);
    while (source.hasMore()) {
      addresses.add(Address.read(source));
    }
    return addresses;
  }
}
