package org.korudelta.deterministic.disk;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loss of power does to the pending bytes of one file.
 *
 * @param end the file's new end
 * @param lost the sectors below it that were never written, ascending: they read as zeros
 * @param torn the sector that was written in part; null for none
 */
record FileFate(int end, List<Integer> lost, @Nullable Tear torn) {

  /**
   * A sector written in part.
   *
   * @param sector which one
   * @param bytes how many of its pending bytes were written
   * @param garbage whether the rest reads as garbage; else it reads as zeros
   */
  record Tear(int sector, int bytes, boolean garbage) {}

  /** The file ends at {@code end}, with all bytes below it. */
  static FileFate endingAt(int end) {
    return new FileFate(end, List.of(), null);
  }

  /** The file as it is afterwards, all durable. */
  FileBytes applyTo(FileBytes file) {
    Sectors sectors = Sectors.of(file);
    byte[] bytes = file.read(0, end);
    for (int sector : lost) {
      Arrays.fill(bytes, sectors.start(sector), sectors.end(sector), (byte) 0);
    }
    if (torn != null) {
      tear(bytes, sectors, torn);
    }
    return new FileBytes(bytes);
  }

  private static void tear(byte[] bytes, Sectors sectors, Tear torn) {
    int from = sectors.start(torn.sector) + torn.bytes;
    for (int i = from; i < sectors.end(torn.sector); i++) {
      bytes[i] = torn.garbage ? garbage(i) : 0;
    }
  }

  /**
   * A byte that looks like nothing; the same at one place always, so that states can be counted.
   */
  private static byte garbage(int offset) {
    int mixed = (offset + 1) * 0x9E3779B9;
    return (byte) ((mixed >>> 24) | 1);
  }

  void count(FileBytes file, DiskHits hits) {
    if (end < file.length() || !lost.isEmpty() || torn != null) {
      hits.hit(DiskFault.LOST_BYTES);
    }
    if (torn != null) {
      hits.hit(DiskFault.TORN_SECTOR);
    }
    if (!lost.isEmpty()) {
      hits.hit(DiskFault.REORDERED_SECTORS);
    }
  }
}
