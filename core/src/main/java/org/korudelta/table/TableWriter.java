package org.korudelta.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a sorted table: leaf blocks of entries, and above them blocks of the first keys of those
 * below, up to one root.
 *
 * <p>Memory: one block a level. Threading: one user at a time.
 */
public final class TableWriter {
  /** A block is closed once it has so many bytes; one large entry makes it longer. */
  static final int BLOCK_BYTES = 4 << 10;

  private final FileAppender file;
  private final int number;
  private final List<BlockBuilder> levels = new ArrayList<>();
  private long entries;

  /** Writes a table at the end of {@code file}, which is that with {@code number}. */
  public TableWriter(FileAppender file, int number) {
    this.file = file;
    this.number = number;
    this.levels.add(new BlockBuilder());
  }

  /** Adds an entry; its key is above all before. */
  public void add(byte[] key, byte[] value) {
    entries++;
    add(0, key, value);
  }

  private void add(int level, byte[] key, byte[] value) {
    if (level == levels.size()) {
      levels.add(new BlockBuilder());
    }
    BlockBuilder block = levels.get(level);
    block.add(key, value);
    if (block.length() >= BLOCK_BYTES) {
      close(level);
    }
  }

  private void close(int level) {
    BlockBuilder block = levels.get(level);
    byte[] firstKey = block.firstKey();
    add(level + 1, firstKey, write(block).encoded());
  }

  private BlockPlace write(BlockBuilder block) {
    long offset = file.position();
    byte[] bytes = block.build(number, offset);
    file.add(bytes);
    return new BlockPlace(offset, bytes.length);
  }

  /** Writes what is open, and gives the place of the root. */
  public TableRoot finish() {
    if (entries == 0) {
      return TableRoot.EMPTY;
    }
    int level = 0;
    while (level < levels.size() - 1) {
      if (!levels.get(level).isEmpty()) {
        close(level);
      }
      level++;
    }
    return new TableRoot(write(levels.get(level)), level, entries);
  }
}
