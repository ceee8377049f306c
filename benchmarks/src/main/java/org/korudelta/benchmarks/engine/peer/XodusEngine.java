package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.util.List;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * Xodus by its defaults, but for its "durable write", which syncs each commit, and a cache of 256
 * MiB. A put is a transaction. A read is a cursor in a read transaction. Sealed is after its
 * garbage collector.
 */
final class XodusEngine extends SortedEngine {
  private static final long CACHE_BYTES = 256L << 20;

  private final Environment environment;
  private final Store versions;

  XodusEngine(Path directory, Durability durability) {
    environment =
        Environments.newInstance(
            directory.resolve("xodus").toFile(),
            new EnvironmentConfig()
                .setLogDurableWrite(durability == Durability.SYNC)
                .setMemoryUsage(CACHE_BYTES));
    versions =
        environment.computeInTransaction(
            transaction ->
                environment.openStore("versions", StoreConfig.WITHOUT_DUPLICATES, transaction));
  }

  @Override
  void store(byte[] key, byte[] value) {
    environment.executeInTransaction(
        transaction ->
            versions.put(transaction, new ArrayByteIterable(key), new ArrayByteIterable(value)));
  }

  @Override
  void store(List<Put> puts, long atNanos) {
    environment.executeInTransaction(
        transaction -> {
          for (Put put : puts) {
            byte[] key = VersionKey.of(put.key(), atNanos);
            byte[] value = put.document().bytes();
            versions.put(transaction, new ArrayByteIterable(key), new ArrayByteIterable(value));
          }
        });
  }

  private static byte[] copy(ByteIterable bytes) {
    byte[] copy = new byte[bytes.getLength()];
    System.arraycopy(bytes.getBytesUnsafe(), 0, copy, 0, copy.length);
    return copy;
  }

  @Override
  byte @Nullable [] floor(byte[] bound) {
    return environment.computeInReadonlyTransaction(
        transaction -> {
          try (Cursor cursor = versions.openCursor(transaction)) {
            return floor(cursor, bound);
          }
        });
  }

  private static byte @Nullable [] floor(Cursor cursor, byte[] bound) {
    ArrayByteIterable key = new ArrayByteIterable(bound);
    boolean later = cursor.getSearchKeyRange(key) != null;
    boolean exact = later && cursor.getKey().compareTo(key) == 0;
    boolean found = exact || (later ? cursor.getPrev() : cursor.getLast());
    return found && VersionKey.sameKey(copy(cursor.getKey()), bound)
        ? copy(cursor.getValue())
        : null;
  }

  @Override
  void ascend(byte[] from, Visitor visitor) {
    environment.executeInReadonlyTransaction(
        transaction -> {
          try (Cursor cursor = versions.openCursor(transaction)) {
            boolean there = cursor.getSearchKeyRange(new ArrayByteIterable(from)) != null;
            while (there && visitor.visit(copy(cursor.getKey()), copy(cursor.getValue()))) {
              there = cursor.getNext();
            }
          }
        });
  }

  @Override
  public void seal() {
    environment.gc();
  }

  @Override
  public void close() {
    environment.close();
  }
}
