package org.korudelta.pack;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * The layout of a packed file.
 *
 * <pre>
 *  header     0  8  magic "KORUPACK"
 *             8  4  format version, 2
 *            12 20  what it is a packed form of, said by its owner
 *  blocks         as they were stored
 *  directory      the dictionary that blocks are deflated with: its length, its length deflated
 *                 (varints), and it, deflated; not in version 1, which has no dictionary; then for
 *                 each block: its length unpacked, its length stored (varints), how it is stored
 *                 (1): bit 0, deflated; bit 1, squeezed before; CRC-32 over its number (4) and what
 *                 is stored
 *  trailer    0  4  length of the directory
 *             4  4  CRC-32 over header, directory and its length
 *             8  8  magic "KORUPACE"
 * </pre>
 *
 * <p>Fixed widths are big-endian. The trailer is written last, so a file that has one is whole.
 */
final class PackFormat {
  static final int OWNER_BYTES = 20;
  static final int HEADER_BYTES = 32;
  static final int TRAILER_BYTES = 16;
  static final int DEFLATED = 1;
  static final int SQUEEZED = 2;

  static final int DICTIONARY_BYTES_MAX = 32 << 10;

  private static final int BLOCK_BYTES_MAX = 1 << 30;

  /** How much longer what is kept of a block may be than the block. */
  static final int KEPT_MORE_MAX = 64;

  /** The version that has no dictionary. */
  static final int WITHOUT_DICTIONARY = 1;

  private static final int VERSION = 2;
  private static final byte[] HEADER_MAGIC = {'K', 'O', 'R', 'U', 'P', 'A', 'C', 'K'};
  private static final byte[] TRAILER_MAGIC = {'K', 'O', 'R', 'U', 'P', 'A', 'C', 'E'};

  private PackFormat() {}

  static byte[] header(byte[] owner) {
    return new ByteSink(HEADER_BYTES).put(HEADER_MAGIC).putInt(VERSION).put(owner).copy();
  }

  /** Trailer of a file with this header and directory. */
  static byte[] trailer(byte[] header, byte[] directory) {
    return new ByteSink(TRAILER_BYTES)
        .putInt(directory.length)
        .putInt(checksum(header, directory))
        .put(TRAILER_MAGIC)
        .copy();
  }

  /** Where the directory begins; empty when {@code trailer} ends no file of this length. */
  static Optional<Long> directoryOffset(byte[] trailer, long fileBytes) {
    if (trailer.length != TRAILER_BYTES
        || !Arrays.equals(Arrays.copyOfRange(trailer, 8, TRAILER_BYTES), TRAILER_MAGIC)) {
      return Optional.empty();
    }
    int length = new ByteSource(trailer).getInt();
    long offset = fileBytes - TRAILER_BYTES - length;
    return length < 0 || offset < HEADER_BYTES ? Optional.empty() : Optional.of(offset);
  }

  /** Whether header, directory and trailer are those of one whole file. */
  static boolean isWhole(byte[] header, byte[] directory, byte[] trailer) {
    return header.length == HEADER_BYTES
        && Arrays.equals(Arrays.copyOf(header, HEADER_MAGIC.length), HEADER_MAGIC)
        && new ByteSource(trailer, 4, TRAILER_BYTES).getInt() == checksum(header, directory);
  }

  /** The format version that a header states. */
  static int version(byte[] header) {
    int version = new ByteSource(header, HEADER_MAGIC.length, HEADER_BYTES).getInt();
    if (version < WITHOUT_DICTIONARY || version > VERSION) {
      throw new KoruException.Unsupported(
          "packed file format: version=" + version + " highest=" + VERSION);
    }
    return version;
  }

  /** What the owner said. */
  static byte[] owner(byte[] header) {
    return Arrays.copyOfRange(header, HEADER_BYTES - OWNER_BYTES, HEADER_BYTES);
  }

  /**
   * The next block of a directory, which begins at {@code start} and is stored at {@code offset}.
   */
  static PackBlock block(ByteSource source, int number, long start, long offset) {
    int length = source.getVarint();
    int stored = source.getVarint();
    if (length <= 0 || length > BLOCK_BYTES_MAX || stored <= 0) {
      throw new KoruException.Corruption(
          "packed block length: block=" + number + " bytes=" + length + " stored=" + stored);
    }
    return new PackBlock(number, start, length, offset, stored, source.get(), source.getInt());
  }

  private static int checksum(byte[] header, byte[] directory) {
    CRC32 crc = new CRC32();
    crc.update(header, 0, header.length);
    crc.update(directory, 0, directory.length);
    crc.update(new ByteSink(Integer.BYTES).putInt(directory.length).array(), 0, Integer.BYTES);
    return (int) crc.getValue();
  }

  /** The checksum of a block as it is stored. */
  static int blockChecksum(int number, byte[] stored) {
    CRC32 crc = new CRC32();
    crc.update(new ByteSink(Integer.BYTES).putInt(number).array(), 0, Integer.BYTES);
    crc.update(stored, 0, stored.length);
    return (int) crc.getValue();
  }
}
