package org.korudelta.table;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSource;
import org.korudelta.runtime.Promise;

/**
 * Goes through the entries of a table in order. Within a block it goes on at once, and a promise is
 * needed only where the next block is:
 *
 * <pre>{@code
 * boolean stands = cursor.advance();   // false: cursor.nextBlock() tells whether there is more
 * }</pre>
 *
 * <p>Threading: one user at a time.
 */
public final class TableCursor {
  private final TableFile file;
  private final TableRoot root;
  private final ArrayDeque<BlockCursor> path = new ArrayDeque<>();
  private @Nullable BlockCursor leaf;

  TableCursor(TableFile file, TableRoot root) {
    this.file = file;
    this.root = root;
  }

  /** The key of the entry it stands at. */
  public byte[] key() {
    return standing().key();
  }

  /** The value of the entry it stands at. */
  public byte[] value() {
    return standing().value();
  }

  /** Reads the value without a copy. */
  public ByteSource valueSource() {
    return standing().valueSource();
  }

  private BlockCursor standing() {
    BlockCursor at = leaf;
    if (at == null) {
      throw new IllegalStateException("cursor stands nowhere");
    }
    return at;
  }

  /** Goes to the first entry; false when there is none. */
  public Promise<Boolean> first() {
    return seek(new byte[0]);
  }

  /** Goes to the first entry whose key is at least {@code key}; false when there is none. */
  public Promise<Boolean> seek(byte[] key) {
    path.clear();
    leaf = null;
    return root.entries() == 0
        ? file.runtime().completed(false)
        : descend(root.place(), root.height(), key);
  }

  private Promise<Boolean> descend(BlockPlace place, int height, byte[] key) {
    return Prompt.then(
        file.runtime(),
        Table.block(file, place),
        block -> enter(new BlockCursor(block), height, key));
  }

  private Promise<Boolean> enter(BlockCursor cursor, int height, byte[] key) {
    if (height == 0) {
      leaf = cursor;
      return cursor.ceiling(key) ? file.runtime().completed(true) : nextBlock();
    }
    path.push(cursor);
    if (!cursor.floor(key)) {
      cursor.ceiling(key);
    }
    return descend(BlockPlace.read(cursor.valueSource()), height - 1, key);
  }

  /** Goes to the next entry of the block; false when there is none in it. */
  public boolean advance() {
    return standing().next();
  }

  /** Goes to the first entry of the next block; false at the end of the table. */
  public Promise<Boolean> nextBlock() {
    while (!path.isEmpty()) {
      if (path.element().next()) {
        return descend(
            BlockPlace.read(path.element().valueSource()),
            root.height() - path.size(),
            new byte[0]);
      }
      path.pop();
    }
    leaf = null;
    return file.runtime().completed(false);
  }

  /** Goes to the next entry; false at the end of the table. */
  public Promise<Boolean> next() {
    return advance() ? file.runtime().completed(true) : nextBlock();
  }
}
