package org.korudelta.benchmarks.engine;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Engine;

/**
 * Reads of loaded data by keys as they are asked for. Before the past is asked for, all that will
 * be has been read once: whoever keeps it in memory has it there.
 *
 * <p>Hypothesis: a current read is at least as fast as one from a map of skip lists, a past one at
 * least 0.9 times, because both end in one lookup and a search within one key's versions; what we
 * do beyond, a copy of the bytes and a promise that is complete already, is small beside the cache
 * misses. Command: {@code ./koru bench engine --only 'get|history|scan'}.
 */
final class Reading {
  private static final int PROBES = 1 << 16;
  private static final int SCANNED = 100;
  private static final int SCANNED_DIGITS = 2;
  private static final long SEED = 7;

  private final Timing timing;
  private final Figures figures;
  private final Loaded loaded;
  private final Engine engine;
  private final String[] keys;

  Reading(Shape shape, Loaded loaded, Figures figures) {
    this.timing = new Timing(shape.pace());
    this.loaded = loaded;
    this.engine = loaded.engine();
    this.figures = figures;
    this.keys = new Workload(shape.keys()).draw(PROBES);
  }

  private String key(int i) {
    return keys[i & PROBES - 1];
  }

  void get() throws InterruptedException, ExecutionException {
    List<Double> one = timing.perSecond(1, i -> Read.one(engine.get(key(i))));
    List<Double> two = timing.perSecond(2, i -> Read.one(engine.get(key(i))));
    figures.addAll(EngineOperation.GET, one);
    figures.addAll(EngineOperation.UPSTREAM_GET, one);
    for (int i = 0; i < one.size(); i++) {
      figures.add(EngineOperation.READERS_RATIO, two.get(i) / one.get(i));
    }
  }

  /** The whole past of each key that will be asked for. */
  private void readOnce() {
    Read read = new Read();
    for (String key : new LinkedHashSet<>(Arrays.asList(keys))) {
      engine.history(key, read);
    }
  }

  void getAt() throws InterruptedException, ExecutionException {
    readOnce();
    long[] commits = loaded.commits();
    long[] times =
        new SplittableRandom(SEED)
            .ints(PROBES, 0, commits.length)
            .mapToLong(i -> commits[i])
            .toArray();
    figures.addAll(
        EngineOperation.GET_AT,
        timing.perSecond(1, i -> Read.one(engine.getAt(key(i), times[i & PROBES - 1]))));
  }

  void history() throws InterruptedException, ExecutionException {
    readOnce();
    Read read = new Read();
    figures.addAll(
        EngineOperation.HISTORY,
        timing.perSecond(
            1,
            i -> {
              engine.history(key(i), read);
              return read.taken();
            }));
  }

  void scan() throws InterruptedException, ExecutionException {
    Read read = new Read();
    figures.addAll(
        EngineOperation.SCAN,
        timing.perSecond(
            1,
            i -> {
              engine.scan(neighbours(key(i)), SCANNED, read);
              return read.taken();
            }));
  }

  /** What the hundred keys around {@code key} begin with. */
  private static String neighbours(String key) {
    return key.substring(0, key.length() - SCANNED_DIGITS);
  }
}
