package org.korudelta.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.Documents.Document;

/**
 * The baseline for reads: a {@link ConcurrentHashMap} of a {@link ConcurrentSkipListMap} per key,
 * from time to bytes. In memory only; nothing is durable, hashed or linked.
 */
final class MapEngine implements Engine {
  private final Map<String, ConcurrentSkipListMap<Long, byte[]>> chains = new ConcurrentHashMap<>();
  private long clock = 1_767_225_600_000_000_000L;

  @Override
  public long put(String key, Document document) {
    clock++;
    store(key, document);
    return clock;
  }

  @Override
  public long putBatch(String[] keys, List<Document> documents) {
    clock++;
    for (int i = 0; i < keys.length; i++) {
      store(keys[i], documents.get(i));
    }
    return clock;
  }

  private void store(String key, Document document) {
    chains.computeIfAbsent(key, name -> new ConcurrentSkipListMap<>()).put(clock, document.bytes());
  }

  @Override
  public byte @Nullable [] get(String key) {
    ConcurrentSkipListMap<Long, byte[]> chain = chains.get(key);
    return chain == null ? null : chain.lastEntry().getValue();
  }

  @Override
  public byte @Nullable [] getAt(String key, long atNanos) {
    ConcurrentSkipListMap<Long, byte[]> chain = chains.get(key);
    Map.Entry<Long, byte[]> entry = chain == null ? null : chain.floorEntry(atNanos);
    return entry == null ? null : entry.getValue();
  }

  @Override
  public void close() {
    chains.clear();
  }
}
