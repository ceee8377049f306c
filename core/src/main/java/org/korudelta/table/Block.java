package org.korudelta.table;

import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * One block in memory, its checksum right. Threading: immutable.
 *
 * @param bytes all of it, as on disk
 * @param restartsAt where its restarts begin
 * @param restarts how many there are
 */
record Block(byte[] bytes, int restartsAt, int restarts) {

  /**
   * The block that {@code bytes} from {@code place} are.
   *
   * @throws KoruException.Corruption when they are not what was written
   */
  static Block of(byte[] bytes, BlockPlace place, TableFile file) {
    if (bytes.length != place.length() || bytes.length < BlockFormat.BYTES_MIN) {
      throw new KoruException.Corruption(
          "block cut short: "
              + place.in(file.name())
              + " bytes="
              + bytes.length
              + " expected="
              + place.length());
    }
    int payload = bytes.length - BlockFormat.CHECKSUM_BYTES;
    int expected = intAt(bytes, payload);
    int actual = PlacedChecksum.of(file.number(), place.offset(), bytes, payload);
    if (expected != actual) {
      throw new KoruException.Corruption(
          "block checksum mismatch: "
              + place.in(file.name())
              + " expected="
              + Integer.toHexString(expected)
              + " actual="
              + Integer.toHexString(actual));
    }
    int restarts = intAt(bytes, payload - Integer.BYTES);
    if (restarts < 1 || restarts >= payload / Integer.BYTES) {
      throw new KoruException.Corruption(
          "block restarts out of range: " + place.in(file.name()) + " restarts=" + restarts);
    }
    return new Block(bytes, payload - Integer.BYTES * (restarts + 1), restarts);
  }

  /** Where the entry of a restart begins. */
  int restart(int index) {
    return intAt(bytes, restartsAt + index * Integer.BYTES);
  }

  private static int intAt(byte[] bytes, int at) {
    return new ByteSource(bytes, at, at + Integer.BYTES).getInt();
  }
}
