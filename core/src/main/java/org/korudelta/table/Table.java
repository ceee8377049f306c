package org.korudelta.table;

import java.util.Optional;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.Promise;

/**
 * A sorted table on disk. Finding an entry reads one block a level, those in memory without a hop.
 *
 * <p>Errors: {@code corruption} when a block is not what was written; {@code storage_failure}.
 * Threading: immutable, safe from any thread.
 */
public final class Table {
  private final TableFile file;
  private final TableRoot root;

  /** The table of {@code file} that {@code root} begins. */
  public Table(TableFile file, TableRoot root) {
    this.file = file;
    this.root = root;
  }

  /** Where it is. */
  TableFile file() {
    return file;
  }

  /** Where it begins. */
  TableRoot root() {
    return root;
  }

  /** Where its root block stands. */
  public BlockPlace place() {
    return root.place();
  }

  /** How many entries there are. */
  public long entries() {
    return root.entries();
  }

  /** The last entry whose key is at most {@code key}; empty when there is none. */
  public Promise<Optional<TableEntry>> floor(byte[] key) {
    return root.entries() == 0
        ? file.runtime().completed(Optional.empty())
        : floor(key, root.place(), root.height());
  }

  private Promise<Optional<TableEntry>> floor(byte[] key, BlockPlace place, int height) {
    Block cached = file.cached(place);
    return cached == null
        ? Prompt.then(file.runtime(), file.load(place), block -> floor(key, block, height))
        : floor(key, cached, height);
  }

  private Promise<Optional<TableEntry>> floor(byte[] key, Block block, int height) {
    BlockCursor cursor = new BlockCursor(block);
    if (!cursor.floor(key)) {
      return file.runtime().completed(Optional.empty());
    }
    return height == 0
        ? file.runtime().completed(Optional.of(new TableEntry(cursor.key(), cursor.value())))
        : floor(key, BlockPlace.read(cursor.valueSource()), height - 1);
  }

  /** A cursor before the first entry. */
  public TableCursor cursor() {
    return new TableCursor(file, root);
  }

  @Override
  public String toString() {
    return file.name();
  }

  /** The block at {@code place}. */
  static Promise<Block> block(TableFile file, BlockPlace place) {
    Block cached = file.cached(place);
    return cached == null ? file.load(place) : file.runtime().completed(cached);
  }
}
