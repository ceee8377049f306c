package org.korudelta.table;

import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;

/**
 * The layout of one block.
 *
 * <pre>
 *   entry*    how many first bytes the key shares with the key before, varint; 0 at a restart
 *             how many bytes it adds, varint
 *             length of the value, varint
 *             the bytes the key adds, the value
 *   4 each    where every 16th entry begins, from the first: the restarts
 *   4         number of restarts, at least 1
 *   4         CRC-32 over the block's offset in the file, 8 bytes, and all before
 * </pre>
 *
 * <p>The offset counts, so that a block is sound in its own place only.
 */
final class BlockFormat {
  /** A key stands whole at every such entry. */
  static final int RESTART_INTERVAL = 16;

  /** Length of the checksum. */
  static final int CHECKSUM_BYTES = 4;

  /** Bytes of the shortest block. */
  static final int BYTES_MIN = 3 * Integer.BYTES;

  private BlockFormat() {}

  /** The checksum of a block whose first {@code length} bytes stand at {@code offset}. */
  static int checksum(long offset, byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(new ByteSink(Long.BYTES).putLong(offset).array(), 0, Long.BYTES);
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
