package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB by its defaults, but for LZ4 on every level, two threads in the background, and a block
 * cache of 256 MiB, which holds everything. A put is a write of its own; synced writes of many
 * threads share syncs, which RocksDB does by itself. A read is a seek by an iterator. Sealed is
 * compacted as a whole.
 */
final class RocksEngine extends SortedEngine {
  private static final long CACHE_BYTES = 256L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final Options options;
  private final WriteOptions writing;
  private final ReadOptions reading = new ReadOptions();
  private final RocksDB db;

  RocksEngine(Path directory, Durability durability) {
    options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setMaxBackgroundJobs(2)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setFilterPolicy(new BloomFilter())
                    .setBlockCache(new LRUCache(CACHE_BYTES)));
    writing = new WriteOptions().setSync(durability == Durability.SYNC);
    try {
      db = RocksDB.open(options, directory.resolve("rocks").toString());
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(RocksDBException e) {
    return new IllegalStateException("rocksdb", e);
  }

  @Override
  void store(byte[] key, byte[] value) {
    try {
      db.put(writing, key, value);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  @Override
  void store(List<Put> puts, long atNanos) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Put put : puts) {
        batch.put(VersionKey.of(put.key(), atNanos), put.document().bytes());
      }
      db.write(writing, batch);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  @Override
  byte @Nullable [] floor(byte[] bound) {
    try (RocksIterator entries = db.newIterator(reading)) {
      entries.seekForPrev(bound);
      boolean found = entries.isValid() && VersionKey.sameKey(entries.key(), bound);
      return found ? entries.value() : null;
    }
  }

  @Override
  void ascend(byte[] from, Visitor visitor) {
    try (RocksIterator entries = db.newIterator(reading)) {
      entries.seek(from);
      while (entries.isValid() && visitor.visit(entries.key(), entries.value())) {
        entries.next();
      }
    }
  }

  @Override
  public void seal() {
    try {
      db.compactRange();
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      db.syncWal();
      db.closeE();
    } catch (RocksDBException e) {
      throw failed(e);
    }
    reading.close();
    writing.close();
    options.close();
  }
}
