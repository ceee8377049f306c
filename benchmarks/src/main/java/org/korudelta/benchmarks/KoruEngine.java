package org.korudelta.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.Write;
import org.korudelta.benchmarks.Documents.Document;
import org.korudelta.causal.Version;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;

/**
 * KoruDelta on the JVM with real files, through its blocking front door. Every put and every batch
 * is synced before it returns; values are handed over parsed and come back as canonical bytes, a
 * copy.
 */
final class KoruEngine implements Engine {
  private static final String NAMESPACE = "orders";

  private final BlockingKoruDelta db;

  KoruEngine(Path directory) {
    this.db = BlockingKoruDelta.open(directory.resolve("koru"));
  }

  @Override
  public long put(String key, Document document) {
    return db.put(NAMESPACE, key, document.value()).timestamp().epochNanos();
  }

  @Override
  public long putBatch(String[] keys, List<Document> documents) {
    List<Write> writes = new ArrayList<>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      writes.add(Write.put(NAMESPACE, keys[i], documents.get(i).value()));
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
  public void close() {
    db.close();
  }
}
