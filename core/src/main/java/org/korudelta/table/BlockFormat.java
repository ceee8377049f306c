package org.korudelta.table;

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
 *   4         {@link PlacedChecksum} of all before
 * </pre>
 */
final class BlockFormat {
  /** A key stands whole at every such entry. */
  static final int RESTART_INTERVAL = 16;

  /** Length of the checksum. */
  static final int CHECKSUM_BYTES = 4;

  /** Bytes of the shortest block. */
  static final int BYTES_MIN = 3 * Integer.BYTES;

  private BlockFormat() {}
}
