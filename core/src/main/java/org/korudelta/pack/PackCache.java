package org.korudelta.pack;

import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;

/** The unpacked blocks of all packed files that are in memory. Threading: safe from any thread. */
public final class PackCache {
  private static final int OVERHEAD_BYTES = 160;

  private final ScanResistantCache<Key, byte[]> blocks;
  private final Inflation inflation = new Inflation();

  /** A cache of blocks that weigh at most {@code budgetBytes} together. */
  public PackCache(long budgetBytes) {
    this.blocks = new ScanResistantCache<>(budgetBytes);
  }

  private record Key(String file, int block) {}

  /** Inflates what comes into it. */
  Inflation inflation() {
    return inflation;
  }

  byte @Nullable [] find(String file, int block) {
    return blocks.find(new Key(file, block));
  }

  void put(String file, int block, byte[] bytes) {
    blocks.put(new Key(file, block), bytes, bytes.length + OVERHEAD_BYTES);
  }

  void remove(String file, int block) {
    blocks.remove(new Key(file, block));
  }

  /** What the blocks weigh together, in bytes. */
  public long bytes() {
    return blocks.bytes();
  }
}
