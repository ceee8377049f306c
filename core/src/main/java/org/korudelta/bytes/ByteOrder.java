package org.korudelta.bytes;

/** The order of byte strings: by unsigned bytes, a prefix before what it begins. */
public final class ByteOrder {
  private ByteOrder() {}

  /** Negative, zero or positive, as {@code left} is before, equal to or after {@code right}. */
  public static int compare(byte[] left, byte[] right) {
    return compare(left, left.length, right, right.length);
  }

  /** Compares the first bytes of two arrays. */
  public static int compare(byte[] left, int leftLength, byte[] right, int rightLength) {
    int shared = Math.min(leftLength, rightLength);
    for (int i = 0; i < shared; i++) {
      int difference = (left[i] & 0xFF) - (right[i] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return leftLength - rightLength;
  }

  /** How many first bytes two byte strings share. */
  public static int shared(byte[] left, int leftLength, byte[] right, int rightLength) {
    int most = Math.min(leftLength, rightLength);
    int count = 0;
    while (count < most && left[count] == right[count]) {
      count++;
    }
    return count;
  }

  /** Whether {@code bytes} begin with {@code prefix}. */
  public static boolean startsWith(byte[] bytes, byte[] prefix) {
    return shared(bytes, bytes.length, prefix, prefix.length) == prefix.length;
  }
}
