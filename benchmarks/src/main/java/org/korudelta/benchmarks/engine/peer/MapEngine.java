package org.korudelta.benchmarks.engine.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * The baseline for reads: a {@link ConcurrentHashMap} of a {@link ConcurrentSkipListMap} per key,
 * from time to bytes. In memory only; nothing is durable, hashed or linked, keys have no order (a
 * scan sorts them all), and bytes are handed out without a copy.
 */
final class MapEngine implements Engine {
  private final Map<String, ConcurrentSkipListMap<Long, byte[]>> chains = new ConcurrentHashMap<>();
  private final Ticks ticks = new Ticks();

  @Override
  public long put(String key, Document document) {
    long atNanos = ticks.next();
    store(key, document, atNanos);
    return atNanos;
  }

  @Override
  public long putBatch(List<Put> puts) {
    long atNanos = ticks.next();
    puts.forEach(put -> store(put.key(), put.document(), atNanos));
    return atNanos;
  }

  private void store(String key, Document document, long atNanos) {
    chains
        .computeIfAbsent(key, name -> new ConcurrentSkipListMap<>())
        .put(atNanos, document.bytes());
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
  public void history(String key, Consumer<byte[]> versions) {
    ConcurrentSkipListMap<Long, byte[]> chain = chains.get(key);
    if (chain != null) {
      chain.values().forEach(versions);
    }
  }

  @Override
  public void scan(String prefix, int limit, Consumer<byte[]> documents) {
    chains.entrySet().stream()
        .filter(chain -> chain.getKey().startsWith(prefix))
        .sorted(Map.Entry.comparingByKey())
        .limit(limit)
        .forEach(chain -> documents.accept(chain.getValue().lastEntry().getValue()));
  }

  @Override
  public void seal() {}

  @Override
  public void close() {
    chains.clear();
  }
}
