package org.korudelta.benchmarks.engine.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every engine is given: keys by {@link ZipfKeys}, documents by {@link Documents}, the same
 * for the same number of keys.
 *
 * <p>Threading: for one thread.
 */
public final class Workload {
  /** Puts in a batch. */
  public static final int BATCH = 1_000;

  private static final long SEED = 20_260_101;

  private final ZipfKeys keys;
  private @Nullable Documents documents;

  /** Over so many keys. */
  public Workload(int keyCount) {
    this.keys = new ZipfKeys(keyCount, SEED);
  }

  /** {@code count} puts to keys as they are asked for. */
  public List<Put> puts(int count) {
    return puts(Arrays.asList(keys.draw(count)));
  }

  /** {@link #BATCH} puts to different keys: a batch writes each key once. */
  public List<Put> batch() {
    Set<String> batch = new LinkedHashSet<>();
    int wanted = Math.min(BATCH, keys.size());
    while (batch.size() < wanted) {
      batch.add(keys.draw());
    }
    return puts(batch);
  }

  private List<Put> puts(Iterable<String> to) {
    Documents from = documents();
    List<Put> puts = new ArrayList<>();
    to.forEach(key -> puts.add(new Put(key, from.next(key))));
    return puts;
  }

  /** Whoever only reads does not wait for the real data. */
  private Documents documents() {
    if (documents == null) {
      documents = new Documents(SEED);
    }
    return documents;
  }

  /** {@code count} keys as they are asked for. */
  public String[] draw(int count) {
    return keys.draw(count);
  }

  /** Every key once, in no order. */
  public String[] all() {
    return keys.all();
  }

  /** The batches that write {@code versions} versions, every key at least once. */
  public Iterable<List<Put>> batches(int versions) {
    return () -> new Batches(this, versions);
  }

  /** The part of all keys that starts at {@code from}, or drawn ones when all have been. */
  List<Put> batchAt(int from, String[] all) {
    return from < all.length
        ? puts(Arrays.asList(all).subList(from, Math.min(from + BATCH, all.length)))
        : batch();
  }
}
