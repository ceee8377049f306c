package org.korudelta.causal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.text.Utf8;

/** Joins fields, each with its length in four big-endian bytes in front. For one thread. */
final class FieldWriter {
  private final byte[] buffer;
  private int length;

  /** For fields that take {@code bytes} together, their lengths too. */
  FieldWriter(int bytes) {
    buffer = new byte[bytes];
  }

  FieldWriter field(byte[] bytes) {
    putInt(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** One field of a text in UTF-8, which takes {@code bytes}. */
  FieldWriter text(String text, int bytes) {
    putInt(bytes);
    length = Utf8.encode(text, buffer, length);
    return this;
  }

  /** One field of all {@code names}, one behind the other. */
  FieldWriter names(List<? extends Sha256Name> names) {
    putInt(names.size() * Sha256Name.LENGTH);
    for (Sha256Name name : names) {
      name.copyTo(buffer, length);
      length += Sha256Name.LENGTH;
    }
    return this;
  }

  /** One field of one name, or none. */
  FieldWriter name(@Nullable Sha256Name name) {
    putInt(name == null ? 0 : Sha256Name.LENGTH);
    if (name != null) {
      name.copyTo(buffer, length);
      length += Sha256Name.LENGTH;
    }
    return this;
  }

  FieldWriter byteField(int value) {
    putInt(1);
    buffer[length++] = (byte) value;
    return this;
  }

  FieldWriter intField(int value) {
    putInt(Integer.BYTES);
    putInt(value);
    return this;
  }

  FieldWriter longField(long value) {
    putInt(Long.BYTES);
    putInt((int) (value >>> 32));
    putInt((int) value);
    return this;
  }

  /** All of it, which is full by now. */
  byte[] bytes() {
    assert length == buffer.length : "fields of another length";
    return buffer;
  }

  private void putInt(int value) {
    buffer[length++] = (byte) (value >> 24);
    buffer[length++] = (byte) (value >> 16);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }
}
