package org.korudelta.pack;

import org.korudelta.bytes.ByteSink;

/** Takes down blocks as they are written. Threading: one user at a time. */
final class PackDirectoryBuilder {
  private final ByteSink fields = new ByteSink(1 << 10);
  private int count;

  void add(int length, int storedLength, int kind, int checksum) {
    fields.putVarint(length).putVarint(storedLength).put(kind).putInt(checksum);
    count++;
  }

  int count() {
    return count;
  }

  /** The directory as it is stored. */
  byte[] stored(byte[] dictionary) {
    byte[] deflated =
        dictionary.length == 0 ? dictionary : Deflation.deflated(dictionary, new byte[0]);
    return new ByteSink(fields.length() + deflated.length + 8)
        .putVarint(dictionary.length)
        .putSized(deflated)
        .put(fields.array(), 0, fields.length())
        .copy();
  }
}
