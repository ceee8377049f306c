package org.korudelta.index.run;

import java.util.Arrays;
import org.korudelta.error.KoruException;

/**
 * Tells of most keys that a run does not have that it does not: a Bloom filter (Bloom 1970) of ten
 * bits a key and seven probes by double hashing (Kirsch, Mitzenmacher 2006), wrong for about one
 * absent key in a hundred.
 *
 * <p>Threading: immutable once it is built.
 */
public final class KeyFilter {
  private static final int BITS_PER_KEY = 10;
  private static final int PROBES = 7;
  private static final int BYTES_MAX = 1 << 28;

  private final byte[] bits;

  private KeyFilter(byte[] bits) {
    this.bits = bits;
  }

  /** An empty filter for {@code keys} keys. */
  static KeyFilter forKeys(long keys) {
    long bytes = Math.max(8, (keys * BITS_PER_KEY + 7) / 8);
    return new KeyFilter(new byte[(int) Math.min(bytes, BYTES_MAX)]);
  }

  /** A filter that was written. */
  static KeyFilter of(byte[] bits) {
    if (bits.length == 0) {
      throw new KoruException.Corruption("key filter without bits");
    }
    return new KeyFilter(bits);
  }

  byte[] bytes() {
    return Arrays.copyOf(bits, bits.length);
  }

  void add(byte[] code) {
    int hash = hash(code, code.length);
    int step = step(hash);
    for (int i = 0; i < PROBES; i++) {
      int bit = bit(hash + i * step);
      bits[bit >>> 3] |= (byte) (1 << (bit & 7));
    }
  }

  /** Whether {@code code} may have been added. */
  boolean mayHold(byte[] code) {
    int hash = hash(code, code.length);
    int step = step(hash);
    for (int i = 0; i < PROBES; i++) {
      int bit = bit(hash + i * step);
      if ((bits[bit >>> 3] >> (bit & 7) & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  private int bit(int hash) {
    int count = bits.length << 3;
    return (int) ((hash & 0xFFFF_FFFFL) % (count & 0xFFFF_FFFFL));
  }

  private static int step(int hash) {
    return mix(hash ^ 0x7F4A_7C15) | 1;
  }

  /** Murmur3's 32-bit steps (Appleby), four bytes a turn. */
  private static int hash(byte[] bytes, int length) {
    int hash = 0x9E37_79B9;
    int at = 0;
    for (; at + 4 <= length; at += 4) {
      int word =
          (bytes[at] & 0xFF)
              | ((bytes[at + 1] & 0xFF) << 8)
              | ((bytes[at + 2] & 0xFF) << 16)
              | (bytes[at + 3] << 24);
      hash = Integer.rotateLeft(hash ^ scramble(word), 13) * 5 + 0xE654_6B64;
    }
    int rest = 0;
    for (; at < length; at++) {
      rest = (rest << 8) | (bytes[at] & 0xFF);
    }
    return mix(hash ^ scramble(rest) ^ length);
  }

  private static int scramble(int word) {
    return Integer.rotateLeft(word * 0xCC9E_2D51, 15) * 0x1B87_3593;
  }

  private static int mix(int value) {
    int hash = value;
    hash = (hash ^ hash >>> 16) * 0x85EB_CA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2_AE35;
    return hash ^ hash >>> 16;
  }
}
