package org.korudelta.table;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Where a table begins to be read.
 *
 * @param place of the root block
 * @param height how many levels of blocks lie between the root and a leaf, 0 when the root is one
 * @param entries how many entries the table has
 */
public record TableRoot(BlockPlace place, int height, long entries) {
  /** Of a table without entries. */
  public static final TableRoot EMPTY = new TableRoot(new BlockPlace(0, 0), 0, 0);

  /** Reads a root. */
  public static TableRoot read(ByteSource source) {
    return new TableRoot(BlockPlace.read(source), source.getVarint(), source.getVarlong());
  }

  /** Writes the root. */
  public void write(ByteSink sink) {
    place.write(sink);
    sink.putVarint(height).putVarlong(entries);
  }
}
