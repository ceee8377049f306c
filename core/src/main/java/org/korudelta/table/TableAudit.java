package org.korudelta.table;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Reads every block of a table and goes on past damage: checksums, the order of the keys, that each
 * block begins with the key that leads to it, and how many entries there are.
 *
 * <p>Cost: reads each block once. Memory: a block a level. Threading: one task at a time.
 */
public final class TableAudit {
  private final TableFile file;
  private final TableRoot root;
  private final Listener listener;
  private byte @Nullable [] lastKey;
  private long entries;
  private boolean damaged;

  private TableAudit(Table table, Listener listener) {
    this.file = table.file();
    this.root = table.root();
    this.listener = listener;
  }

  /** Hears what is in a table, in its order. */
  public interface Listener {

    /** An entry; {@code corruption} when it is none that can be. */
    void entry(byte[] key, ByteSource value);

    /** What stands at {@code place} is not what was written, or contradicts itself. */
    void damaged(BlockPlace place, String what);

    /** So many bytes were read. */
    void read(int bytes);
  }

  /** Reads {@code table}; whether all of it is as it was written. */
  public static Promise<Boolean> run(Table table, Listener listener) {
    return new TableAudit(table, listener).run();
  }

  private AsyncRuntime runtime() {
    return file.runtime();
  }

  private Promise<Boolean> run() {
    return root.entries() == 0
        ? runtime().completed(true)
        : visit(root.place(), root.height(), null).map(ignored -> counted());
  }

  private boolean counted() {
    if (!damaged && entries != root.entries()) {
      damage(root.place(), "entries=" + entries + " expected=" + root.entries());
    }
    return !damaged;
  }

  private void damage(BlockPlace place, String what) {
    damaged = true;
    listener.damaged(place, what);
  }

  /** Visits the block at {@code place}, whose first key is {@code first}, if that is known. */
  private Promise<@Nullable Void> visit(BlockPlace place, int height, byte @Nullable [] first) {
    listener.read(place.length());
    return load(place)
        .then(block -> block.map(b -> enter(b, place, height, first)).orElseGet(this::done));
  }

  private Promise<@Nullable Void> done() {
    return runtime().completed(null);
  }

  private Promise<Optional<Block>> load(BlockPlace place) {
    return file.load(place)
        .map(Optional::of)
        .recover(
            error -> {
              boolean wrong =
                  error instanceof KoruException.Corruption
                      || error instanceof KoruException.BadRequest;
              if (!wrong) {
                return runtime().failed(error);
              }
              damage(place, String.valueOf(error.getMessage()));
              return runtime().completed(Optional.empty());
            });
  }

  private Promise<@Nullable Void> enter(
      Block block, BlockPlace place, int height, byte @Nullable [] first) {
    BlockCursor cursor = new BlockCursor(block);
    try {
      if (!cursor.next() || (first != null && !Arrays.equals(cursor.key(), first))) {
        damage(place, "not the first key that leads here");
      }
      BlockCursor again = new BlockCursor(block);
      return height == 0 ? leaf(again, place) : children(again, place, height);
    } catch (KoruException.Corruption e) {
      damage(place, e.getMessage());
      return done();
    }
  }

  private Promise<@Nullable Void> leaf(BlockCursor cursor, BlockPlace place) {
    while (cursor.next()) {
      byte[] key = cursor.key();
      if (lastKey != null && ByteOrder.compare(lastKey, key) >= 0) {
        damage(place, "keys out of order");
      }
      lastKey = key;
      entries++;
      listener.entry(key, cursor.valueSource());
    }
    return done();
  }

  private Promise<@Nullable Void> children(BlockCursor cursor, BlockPlace place, int height) {
    if (!cursor.next()) {
      return done();
    }
    BlockPlace child = BlockPlace.read(cursor.valueSource());
    return visit(child, height - 1, cursor.key()).then(ignored -> further(cursor, place, height));
  }

  private Promise<@Nullable Void> further(BlockCursor cursor, BlockPlace place, int height) {
    try {
      return children(cursor, place, height);
    } catch (KoruException.Corruption e) {
      damage(place, e.getMessage());
      return done();
    }
  }
}
