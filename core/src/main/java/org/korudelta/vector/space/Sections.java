package org.korudelta.vector.space;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.table.PlacedChecksum;

/**
 * The frame of a section of a vector file: its length, 4 bytes, itself, and a checksum over it and
 * where it stands, 4 bytes. Threading: stateless.
 */
final class Sections {
  /** How many bytes of a frame are before the section. */
  static final int BEFORE = Integer.BYTES;

  /** How many bytes a frame has beside the section. */
  static final int FRAME = 2 * Integer.BYTES;

  /** The longest section, in bytes. */
  static final int BYTES_MAX = 64 << 20;

  private Sections() {}

  /** The frame of {@code section}, which is to stand at {@code offset} of a file. */
  static byte[] framed(ByteSink section, int file, long offset) {
    byte[] bytes = section.copy();
    int checksum = PlacedChecksum.of(file, offset, bytes, bytes.length);
    return new ByteSink(bytes.length + FRAME)
        .putInt(bytes.length)
        .put(bytes)
        .putInt(checksum)
        .copy();
  }

  /** How long a section is, by the first bytes of its frame. */
  static int length(byte[] bytes, int at) {
    int length = new ByteSource(bytes, at, at + BEFORE).getInt();
    if (length < 0 || length > BYTES_MAX) {
      throw new KoruException.Corruption(
          "vector index section: length=" + length + " max=" + BYTES_MAX);
    }
    return length;
  }

  /** The section of a frame that stands at {@code offset} of a file. */
  static ByteSource checked(byte[] frame, int file, long offset) {
    ByteSource source = new ByteSource(frame, BEFORE, frame.length);
    byte[] section = source.getBytes(frame.length - FRAME);
    int expected = source.getInt();
    int actual = PlacedChecksum.of(file, offset, section, section.length);
    if (expected != actual) {
      throw new KoruException.Corruption(
          "vector index checksum mismatch: file="
              + file
              + " offset="
              + offset
              + " expected="
              + Integer.toHexString(expected)
              + " actual="
              + Integer.toHexString(actual));
    }
    return new ByteSource(section);
  }
}
