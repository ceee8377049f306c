package org.korudelta.table;

import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;

/**
 * A CRC-32 over bytes and where they stand: the number of the file, 4 bytes, and the offset there,
 * 8, before them. So what a disk wrote to another place, or into another file, is sound in neither.
 *
 * <p>Threading: stateless.
 */
public final class PlacedChecksum {
  private PlacedChecksum() {}

  /**
   * Of the first {@code length} bytes, which stand at {@code offset} of the file {@code number}.
   */
  public static int of(int number, long offset, byte[] bytes, int length) {
    ByteSink place = new ByteSink(Integer.BYTES + Long.BYTES).putInt(number).putLong(offset);
    CRC32 crc = new CRC32();
    crc.update(place.array(), 0, place.length());
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
