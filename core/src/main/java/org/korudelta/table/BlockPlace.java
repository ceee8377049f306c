package org.korudelta.table;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Where a block stands in its file.
 *
 * @param offset of its first byte
 * @param length in bytes, the checksum included
 */
public record BlockPlace(long offset, int length) {

  /** Reads a place. */
  public static BlockPlace read(ByteSource source) {
    return new BlockPlace(source.getVarlong(), source.getVarint());
  }

  /** Writes the place. */
  public void write(ByteSink sink) {
    sink.putVarlong(offset).putVarint(length);
  }

  byte[] encoded() {
    ByteSink sink = new ByteSink(2 * Long.BYTES);
    write(sink);
    return sink.copy();
  }

  String in(String file) {
    return "file=" + file + " offset=" + offset + " length=" + length;
  }
}
