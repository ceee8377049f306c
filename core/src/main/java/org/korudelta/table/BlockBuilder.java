package org.korudelta.table;

import org.korudelta.bytes.ByteOrder;
import org.korudelta.bytes.ByteSink;

/** Collects the entries of one block, in order of their keys. Threading: one user at a time. */
final class BlockBuilder {
  private static final byte[] NO_KEY = new byte[0];

  private final ByteSink entries = new ByteSink(2 * TableWriter.BLOCK_BYTES);
  private final ByteSink restarts = new ByteSink(256);
  private byte[] firstKey = NO_KEY;
  private byte[] lastKey = NO_KEY;
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  int length() {
    return entries.length() + restarts.length() + Integer.BYTES;
  }

  byte[] firstKey() {
    return firstKey;
  }

  void add(byte[] key, byte[] value) {
    assert count == 0 || ByteOrder.compare(lastKey, key) < 0 : "keys out of order";
    int shared = 0;
    if (count % BlockFormat.RESTART_INTERVAL == 0) {
      restarts.putInt(entries.length());
    } else {
      shared = ByteOrder.shared(lastKey, lastKey.length, key, key.length);
    }
    entries
        .putVarint(shared)
        .putVarint(key.length - shared)
        .putVarint(value.length)
        .put(key, shared, key.length - shared)
        .put(value);
    firstKey = count == 0 ? key : firstKey;
    lastKey = key;
    count++;
  }

  /**
   * The block as it will stand at {@code offset} of the file {@code number}; this is empty again.
   */
  byte[] build(int number, long offset) {
    int restartCount = restarts.length() / Integer.BYTES;
    entries.put(restarts.array(), 0, restarts.length()).putInt(restartCount);
    entries.putInt(PlacedChecksum.of(number, offset, entries.array(), entries.length()));
    byte[] block = entries.copy();
    entries.clear();
    restarts.clear();
    count = 0;
    return block;
  }
}
