package org.korudelta.benchmarks.vector.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file in a tar archive that is read from its beginning to its end. */
record TarEntry(String name, long bytes) {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int OCTAL = 8;

  /**
   * Reads on to where the content of the file {@code name} begins.
   *
   * @throws EOFException when it has none of this name
   */
  static TarEntry seek(InputStream tar, String name) throws IOException {
    while (true) {
      TarEntry entry = next(tar);
      if (entry.name().equals(name)) {
        return entry;
      }
      tar.skipNBytes((entry.bytes() + BLOCK - 1) / BLOCK * BLOCK);
    }
  }

  private static TarEntry next(InputStream tar) throws IOException {
    byte[] header = tar.readNBytes(BLOCK);
    if (header.length < BLOCK || header[0] == 0) {
      throw new EOFException("no such file in the archive");
    }
    String size = text(header, SIZE_AT, SIZE_BYTES).strip();
    return new TarEntry(text(header, 0, NAME_BYTES), Long.parseLong(size, OCTAL));
  }

  private static String text(byte[] header, int from, int most) {
    int end = from;
    while (end < from + most && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
