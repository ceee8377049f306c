package org.korudelta.log;

import org.korudelta.bytes.ArrayCopy;
import org.korudelta.error.KoruException;

/**
 * One array that grows and is used again. Threading: one user at a time.
 *
 * <p>After an unusually large use the array is dropped, so that one batch does not hold its memory
 * for good.
 */
final class GrowingBuffer {
  /** The longest content: what one append may hold. */
  static final int BYTES_MAX = 1 << 29;

  private static final int BYTES_KEPT = 4 << 20;

  private byte[] bytes = new byte[4096];
  private int length;

  /**
   * Makes the content {@code count} bytes longer, the new bytes undefined; gives where they start.
   */
  int extend(int count) {
    if (count > BYTES_MAX - length) {
      throw new KoruException.Limit(
          "append too large: bytes=" + ((long) length + count) + " max=" + BYTES_MAX);
    }
    int start = length;
    length += count;
    if (length > bytes.length) {
      bytes = ArrayCopy.of(bytes, Math.max(length, Math.min(BYTES_MAX, bytes.length * 2)));
    }
    return start;
  }

  /** The array as it is now; the next {@link #extend} may replace it. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return ArrayCopy.of(bytes, length);
  }

  void clear() {
    length = 0;
    if (bytes.length > BYTES_KEPT) {
      bytes = new byte[4096];
    }
  }
}
