package org.korudelta.index.run;

import java.util.Arrays;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.FileAppender;
import org.korudelta.table.PlacedChecksum;
import org.korudelta.table.TableFile;

/** Bytes of a run that belong to no table, each under a checksum of its own. Stateless. */
final class SoundBytes {
  private SoundBytes() {}

  static BlockPlace add(FileAppender file, int number, byte[] bytes) {
    BlockPlace place = new BlockPlace(file.position(), bytes.length + Integer.BYTES);
    int checksum = PlacedChecksum.of(number, place.offset(), bytes, bytes.length);
    file.add(bytes);
    file.add(new ByteSink(Integer.BYTES).putInt(checksum).copy());
    return place;
  }

  /**
   * What was added.
   *
   * @throws KoruException.Corruption when it is not what was written
   */
  static byte[] check(byte[] stored, TableFile file, BlockPlace place) {
    int length = stored.length - Integer.BYTES;
    boolean whole = stored.length == place.length() && length >= 0;
    if (!whole
        || new ByteSource(stored, length, stored.length).getInt()
            != PlacedChecksum.of(file.number(), place.offset(), stored, length)) {
      throw new KoruException.Corruption(
          "index checksum mismatch: file=" + file.name() + " offset=" + place.offset());
    }
    return Arrays.copyOf(stored, length);
  }
}
