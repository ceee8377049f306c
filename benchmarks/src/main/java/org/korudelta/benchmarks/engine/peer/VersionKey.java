package org.korudelta.benchmarks.engine.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a version is found in a store of sorted bytes: the key in UTF-8, a zero byte, the time with
 * its highest byte first. So the versions of a key are neighbours, oldest first, and what was
 * current at a time is the entry at or before key and time.
 */
final class VersionKey {
  /** Later than every commit. */
  static final long NOW = Long.MAX_VALUE;

  private static final int TIME_BYTES = Long.BYTES;

  private VersionKey() {}

  static byte[] of(String key, long atNanos) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(name.length + 1 + TIME_BYTES)
        .put(name)
        .put((byte) 0)
        .putLong(atNanos)
        .array();
  }

  /** Where the keys that begin with {@code prefix} begin. */
  static byte[] from(String prefix) {
    return prefix.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether both are versions of the same key. */
  static boolean sameKey(byte[] one, byte[] other) {
    return one.length == other.length
        && Arrays.equals(one, 0, one.length - TIME_BYTES, other, 0, other.length - TIME_BYTES);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
