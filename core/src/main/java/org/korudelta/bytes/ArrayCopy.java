package org.korudelta.bytes;

/**
 * Copies of arrays by {@link System#arraycopy}: the compiler for browsers makes a move of memory of
 * that, and of {@link java.util.Arrays#copyOf} a loop that checks each index. A JVM makes the same
 * of both.
 */
public final class ArrayCopy {
  private ArrayCopy() {}

  /** The first {@code length} elements, zeros where there are not as many. */
  public static byte[] of(byte[] array, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** The first {@code length} elements, zeros where there are not as many. */
  public static int[] of(int[] array, int length) {
    int[] copy = new int[length];
    System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** The first {@code length} elements, zeros where there are not as many. */
  public static long[] of(long[] array, int length) {
    long[] copy = new long[length];
    System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** The {@code length} elements from {@code at} on, all of which there are. */
  public static byte[] part(byte[] array, int at, int length) {
    byte[] part = new byte[length];
    System.arraycopy(array, at, part, 0, length);
    return part;
  }
}
