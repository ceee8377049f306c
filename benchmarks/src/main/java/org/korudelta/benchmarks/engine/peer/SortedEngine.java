package org.korudelta.benchmarks.engine.peer;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;

/** Versions in a store that keeps bytes sorted, under their {@link VersionKey}. */
abstract class SortedEngine implements Engine {
  private final Ticks ticks = new Ticks();

  /** An entry, and whether more are wanted. */
  interface Visitor {
    boolean visit(byte[] key, byte[] value);
  }

  /** Stores one entry as a commit. */
  abstract void store(byte[] key, byte[] value);

  /** Stores entries as one commit. */
  abstract void store(List<Put> puts, long atNanos);

  /** The value of the last entry at or before {@code bound} if that is of the same key. */
  abstract byte @Nullable [] floor(byte[] bound);

  /** Gives the entries from {@code from} on, in order, for as long as more are wanted. */
  abstract void ascend(byte[] from, Visitor visitor);

  @Override
  public final long put(String key, Document document) {
    long atNanos = ticks.next();
    store(VersionKey.of(key, atNanos), document.bytes());
    return atNanos;
  }

  @Override
  public final long putBatch(List<Put> puts) {
    long atNanos = ticks.next();
    store(puts, atNanos);
    return atNanos;
  }

  @Override
  public final byte @Nullable [] get(String key) {
    return floor(VersionKey.of(key, VersionKey.NOW));
  }

  @Override
  public final byte @Nullable [] getAt(String key, long atNanos) {
    return floor(VersionKey.of(key, atNanos));
  }

  @Override
  public final void history(String key, Consumer<byte[]> versions) {
    byte[] first = VersionKey.of(key, 0);
    ascend(
        first,
        (found, value) -> {
          boolean same = VersionKey.sameKey(first, found);
          if (same) {
            versions.accept(value);
          }
          return same;
        });
  }

  @Override
  public final void scan(String prefix, int limit, Consumer<byte[]> documents) {
    byte[] from = VersionKey.from(prefix);
    CurrentOnly current = new CurrentOnly(from, limit, documents);
    ascend(from, current);
    current.end();
  }

  @Override
  public void seal() {}
}
