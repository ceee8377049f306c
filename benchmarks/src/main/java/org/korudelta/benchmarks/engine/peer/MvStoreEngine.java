package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * H2's MVStore by its defaults: no compression, pages of 16 KiB, a cache of 16 MiB. A synced put is
 * a put, a commit and a sync, one after the other: writers take turns, and a commit takes along
 * what others have put. Without syncs its background thread commits every second. A read is a
 * cursor downwards. Sealed is compacted, for at most ten seconds, with nothing old retained.
 */
final class MvStoreEngine extends SortedEngine {
  private static final int COMPACT_MILLIS = 10_000;
  private static final byte[] LEAST = {};

  private final MVStore store;
  private final MVMap<byte[], byte[]> versions;
  private final boolean sync;

  MvStoreEngine(Path directory, Durability durability) {
    sync = durability == Durability.SYNC;
    store = new MVStore.Builder().fileName(directory.resolve("mvstore.db").toString()).open();
    versions =
        store.openMap(
            "versions",
            new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  void store(byte[] key, byte[] value) {
    versions.put(key, value);
    commit();
  }

  @Override
  void store(List<Put> puts, long atNanos) {
    for (Put put : puts) {
      versions.put(VersionKey.of(put.key(), atNanos), put.document().bytes());
    }
    commit();
  }

  private void commit() {
    if (sync) {
      synchronized (this) {
        store.commit();
        store.sync();
      }
    }
  }

  @Override
  byte @Nullable [] floor(byte[] bound) {
    Cursor<byte[], byte[]> down = versions.cursor(bound, LEAST, true);
    boolean found = down.hasNext() && VersionKey.sameKey(down.next(), bound);
    return found ? down.getValue() : null;
  }

  @Override
  void ascend(byte[] from, Visitor visitor) {
    Cursor<byte[], byte[]> up = versions.cursor(from);
    boolean more = true;
    while (more && up.hasNext()) {
      byte[] key = up.next();
      more = visitor.visit(key, up.getValue());
    }
  }

  @Override
  public void seal() {
    store.setRetentionTime(0);
    store.commit();
    store.compactFile(COMPACT_MILLIS);
  }

  @Override
  public void close() {
    store.commit();
    store.sync();
    store.close();
  }
}
