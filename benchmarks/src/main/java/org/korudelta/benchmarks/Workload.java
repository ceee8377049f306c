package org.korudelta.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.korudelta.benchmarks.Documents.Document;

/**
 * What every engine is given: keys by {@link ZipfKeys}, documents by {@link Documents}, the same
 * for the same sizes.
 *
 * <p>Threading: for one thread.
 */
final class Workload {
  /** Puts in a batch. */
  static final int BATCH = 1_000;

  private static final long SEED = 20_260_101;
  private static final int POOL = 4_096;

  private final ZipfKeys keys;
  private final List<Document> pool;
  private int next;

  Workload(int keyCount) {
    this.keys = new ZipfKeys(keyCount, SEED);
    this.pool = new Documents(SEED).next(POOL);
  }

  /** The next document; they come round again. */
  Document document() {
    return pool.get(next++ & POOL - 1);
  }

  /** {@code count} documents. */
  List<Document> documents(int count) {
    List<Document> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      documents.add(document());
    }
    return documents;
  }

  /** {@code count} keys as they are asked for. */
  String[] draw(int count) {
    return keys.draw(count);
  }

  /** {@link #BATCH} different keys: a batch writes each key once. */
  String[] batchKeys() {
    Set<String> batch = new LinkedHashSet<>();
    while (batch.size() < BATCH) {
      batch.add(keys.draw(1)[0]);
    }
    return batch.toArray(String[]::new);
  }

  /** Writes {@code versions} versions, every key at least once; gives the time of each commit. */
  long[] fill(Writer writer, int versions) {
    String[] all = keys.all();
    List<Long> times = new ArrayList<>();
    for (int from = 0; from < versions; from += BATCH) {
      String[] batch = from + BATCH <= all.length ? slice(all, from) : batchKeys();
      times.add(writer.putBatch(batch, documents(BATCH)));
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static String[] slice(String[] all, int from) {
    return Arrays.copyOfRange(all, from, from + BATCH);
  }
}
