package org.korudelta.benchmarks.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.GetOp;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/**
 * LMDB with a map of 16 GiB. A put is a transaction; there is one at a time, so writers wait for
 * each other's syncs. Without syncs it is opened {@code MDB_NOSYNC}. A read is a cursor in a read
 * transaction that each thread keeps and renews, and a copy.
 */
final class LmdbEngine extends SortedEngine {
  private static final long MAP_BYTES = 16L << 30;
  private static final int READERS_MAX = 64;
  private static final String NAME = "versions";
  private static final int KEY_BYTES_MAX = 511;
  private static final int VALUE_BYTES_MAX = 1 << 16;

  private final Env<ByteBuffer> env;
  private final Dbi<ByteBuffer> versions;
  private final ThreadLocal<Reader> readers;
  private final ThreadLocal<ByteBuffer> keys = direct(KEY_BYTES_MAX);
  private final ThreadLocal<ByteBuffer> values = direct(VALUE_BYTES_MAX);

  /** What a thread reads by. */
  private record Reader(Txn<ByteBuffer> transaction, Cursor<ByteBuffer> cursor) {
    <T extends @Nullable Object> T in(Supplier<T> reading) {
      transaction.renew();
      try {
        cursor.renew(transaction);
        return reading.get();
      } finally {
        transaction.reset();
      }
    }
  }

  LmdbEngine(Path directory, Durability durability) {
    Path place = directory.resolve("lmdb");
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EnvFlags[] flags = durability == Durability.SYNC ? flags() : flags(EnvFlags.MDB_NOSYNC);
    env = Env.create().setMapSize(MAP_BYTES).setMaxReaders(READERS_MAX).open(place.toFile(), flags);
    versions = env.openDbi(NAME, DbiFlags.MDB_CREATE);
    readers = ThreadLocal.withInitial(this::reader);
  }

  private static EnvFlags[] flags(EnvFlags... flags) {
    return flags;
  }

  private static ThreadLocal<ByteBuffer> direct(int bytes) {
    return ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(bytes));
  }

  private Reader reader() {
    Txn<ByteBuffer> transaction = env.txnRead();
    Cursor<ByteBuffer> cursor = versions.openCursor(transaction);
    transaction.reset();
    return new Reader(transaction, cursor);
  }

  private static ByteBuffer filled(ByteBuffer buffer, byte[] bytes) {
    return buffer.clear().put(bytes).flip();
  }

  private static byte[] copy(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  void store(byte[] key, byte[] value) {
    try (Txn<ByteBuffer> transaction = env.txnWrite()) {
      versions.put(transaction, filled(keys.get(), key), filled(values.get(), value));
      transaction.commit();
    }
  }

  @Override
  void store(List<Put> puts, long atNanos) {
    try (Txn<ByteBuffer> transaction = env.txnWrite()) {
      for (Put put : puts) {
        ByteBuffer key = filled(keys.get(), VersionKey.of(put.key(), atNanos));
        versions.put(transaction, key, filled(values.get(), put.document().bytes()));
      }
      transaction.commit();
    }
  }

  @Override
  byte @Nullable [] floor(byte[] bound) {
    Reader reader = readers.get();
    return reader.in(() -> floor(reader.cursor(), bound));
  }

  private byte @Nullable [] floor(Cursor<ByteBuffer> cursor, byte[] bound) {
    ByteBuffer key = filled(keys.get(), bound);
    boolean later = cursor.get(key, GetOp.MDB_SET_RANGE);
    boolean exact = later && cursor.key().equals(key);
    boolean found = exact || (later ? cursor.prev() : cursor.seek(SeekOp.MDB_LAST));
    return found && VersionKey.sameKey(copy(cursor.key()), bound) ? copy(cursor.val()) : null;
  }

  @Override
  void ascend(byte[] from, Visitor visitor) {
    Reader reader = readers.get();
    reader.in(
        () -> {
          Cursor<ByteBuffer> cursor = reader.cursor();
          boolean there = cursor.get(filled(keys.get(), from), GetOp.MDB_SET_RANGE);
          while (there && visitor.visit(copy(cursor.key()), copy(cursor.val()))) {
            there = cursor.next();
          }
          return null;
        });
  }

  /** A thread's own read transaction goes with the environment. */
  @Override
  public void close() {
    env.sync(true);
    env.close();
  }
}
