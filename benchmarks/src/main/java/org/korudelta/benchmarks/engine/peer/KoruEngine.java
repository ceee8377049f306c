package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.MemoryBudget;
import org.korudelta.Write;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.causal.Version;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;

/**
 * KoruDelta on the JVM with real files, through its blocking front door, by its default options but
 * for its memory, which is a quarter of the heap. Values are handed over parsed and come back as
 * canonical bytes, a copy. Asynchronous puts are those of {@link org.korudelta.Durability#memory}:
 * the log is written behind them.
 */
final class KoruEngine implements Engine {
  private static final String NAMESPACE = "files";
  private static final int HEAP_SHARE = 4;

  private final BlockingKoruDelta db;

  KoruEngine(Path directory, Durability durability) {
    this.db =
        BlockingKoruDelta.open(
            directory.resolve("koru"),
            BlockingKoruDelta.defaults()
                .withMemory(MemoryBudget.ofBytes(Runtime.getRuntime().maxMemory() / HEAP_SHARE))
                .withDurability(
                    durability == Durability.SYNC
                        ? org.korudelta.Durability.sync()
                        : org.korudelta.Durability.memory()));
  }

  @Override
  public long put(String key, Document document) {
    return db.put(NAMESPACE, key, document.value()).timestamp().epochNanos();
  }

  @Override
  public long putBatch(List<Put> puts) {
    List<Write> writes = new ArrayList<>(puts.size());
    for (Put put : puts) {
      writes.add(Write.put(NAMESPACE, put.key(), put.document().value()));
    }
    return db.putBatch(writes).get(0).timestamp().epochNanos();
  }

  @Override
  public byte @Nullable [] get(String key) {
    return bytes(db.get(NAMESPACE, key));
  }

  @Override
  public byte @Nullable [] getAt(String key, long atNanos) {
    return bytes(db.getAt(NAMESPACE, key, Timestamp.ofEpochNanos(atNanos)));
  }

  private static byte @Nullable [] bytes(Optional<Version> version) {
    return version.map(Version::canonicalBytes).orElse(null);
  }

  @Override
  public void history(String key, Consumer<byte[]> versions) {
    db.history(NAMESPACE, key).forEach(version -> versions.accept(version.canonicalBytes()));
  }

  @Override
  public void scan(String prefix, int limit, Consumer<byte[]> documents) {
    for (String key : db.keys(NAMESPACE, prefix, limit)) {
      db.get(NAMESPACE, key).map(Version::canonicalBytes).ifPresent(documents);
    }
  }

  @Override
  public void seal() {
    db.pack();
  }

  @Override
  public void close() {
    db.close();
  }
}
