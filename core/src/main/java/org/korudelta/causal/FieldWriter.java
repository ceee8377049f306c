package org.korudelta.causal;

import java.util.Arrays;

/** Joins fields, each with its length in four big-endian bytes in front. For one thread. */
final class FieldWriter {
  private static final int INITIAL_BYTES = 512;

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int length;

  FieldWriter field(byte[] bytes) {
    reserve(Integer.BYTES + bytes.length);
    putInt(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
    return this;
  }

  FieldWriter intField(int value) {
    reserve(2 * Integer.BYTES);
    putInt(Integer.BYTES);
    putInt(value);
    return this;
  }

  FieldWriter longField(long value) {
    reserve(Integer.BYTES + Long.BYTES);
    putInt(Long.BYTES);
    putInt((int) (value >>> 32));
    putInt((int) value);
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer, length);
  }

  private void putInt(int value) {
    buffer[length++] = (byte) (value >> 24);
    buffer[length++] = (byte) (value >> 16);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }

  private void reserve(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
    }
  }
}
