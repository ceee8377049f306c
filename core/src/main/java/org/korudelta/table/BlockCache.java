package org.korudelta.table;

import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;

/** The blocks of all tables that are in memory. Threading: safe from any thread. */
public final class BlockCache {
  private static final int OVERHEAD_BYTES = 160;

  private final ScanResistantCache<Key, Block> blocks;

  /** A cache of blocks that weigh at most {@code budgetBytes} together. */
  public BlockCache(long budgetBytes) {
    this.blocks = new ScanResistantCache<>(budgetBytes);
  }

  /** A block of a file. */
  private record Key(int file, long offset) {
    @Override
    public int hashCode() {
      return 31 * file + (int) (offset ^ offset >>> 32) * 0x9E37_79B1;
    }
  }

  @Nullable Block find(int file, BlockPlace place) {
    return blocks.find(new Key(file, place.offset()));
  }

  void put(int file, BlockPlace place, Block block) {
    blocks.put(new Key(file, place.offset()), block, block.bytes().length + OVERHEAD_BYTES);
  }

  /** What the blocks weigh together, in bytes. */
  public long bytes() {
    return blocks.bytes();
  }
}
