package org.korudelta.index.run;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.FileAppender;

/** Bytes of a run that belong to no table, each under a CRC-32 of its own. Stateless. */
final class SoundBytes {
  private SoundBytes() {}

  static BlockPlace add(FileAppender file, byte[] bytes) {
    BlockPlace place = new BlockPlace(file.position(), bytes.length + Integer.BYTES);
    file.add(bytes);
    file.add(new ByteSink(Integer.BYTES).putInt(checksum(bytes, bytes.length)).copy());
    return place;
  }

  /**
   * What was added.
   *
   * @throws KoruException.Corruption when it is not what was written
   */
  static byte[] check(byte[] stored, String file, BlockPlace place) {
    int length = stored.length - Integer.BYTES;
    boolean whole = stored.length == place.length() && length >= 0;
    if (!whole
        || new ByteSource(stored, length, stored.length).getInt() != checksum(stored, length)) {
      throw new KoruException.Corruption(
          "index checksum mismatch: file=" + file + " offset=" + place.offset());
    }
    return Arrays.copyOf(stored, length);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
