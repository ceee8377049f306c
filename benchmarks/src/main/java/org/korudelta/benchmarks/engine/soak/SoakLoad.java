package org.korudelta.benchmarks.engine.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Engine;

/**
 * Eight threads that write, each to keys of its own, and two that read what all write; every answer
 * is held against the {@link KeyModel} of its key.
 *
 * <p>Threading: started and ended by one thread.
 */
final class SoakLoad {
  private static final int WRITERS = 8;
  private static final int READERS = 2;
  private static final int POOL = 1 << 13;
  private static final int DIGITS = 3;
  private static final int HISTORY_MAX = 200;
  private static final int KINDS = 8;
  private static final long BREATH_NANOS = 20_000;

  private final Engine engine;
  private final Workload workload;
  private final Map<String, KeyModel> models = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Recorder putNanos = new Recorder(DIGITS);
  private final Recorder readNanos = new Recorder(DIGITS);
  private volatile boolean stopped;

  SoakLoad(Engine engine, int keys) {
    this.engine = engine;
    this.workload = new Workload(keys);
    for (String key : workload.all()) {
      models.put(key, new KeyModel());
    }
  }

  /** Writes every key once, and starts all threads. */
  void start() {
    for (List<Put> batch : workload.batches(models.size())) {
      batch.forEach(put -> model(put.key()).begin(put.document().bytes()));
      long atNanos = engine.putBatch(batch);
      batch.forEach(put -> model(put.key()).end(atNanos));
      written.addAndGet(batch.size());
    }
    for (int i = 0; i < WRITERS; i++) {
      List<Put> mine = mine(i);
      begin("writer-" + i, () -> write(mine));
    }
    for (int i = 0; i < READERS; i++) {
      String[] keys = workload.draw(POOL);
      SplittableRandom random = new SplittableRandom(i);
      begin("reader-" + i, () -> read(keys, random));
    }
  }

  /** Puts to those keys that no other thread writes. */
  private List<Put> mine(int writer) {
    return workload.puts(POOL * 2).stream()
        .filter(put -> Math.floorMod(put.key().hashCode(), WRITERS) == writer)
        .toList();
  }

  private void begin(String name, Runnable turns) {
    Thread thread = new Thread(() -> guarded(turns), name);
    threads.add(thread);
    thread.start();
  }

  private void guarded(Runnable turns) {
    try {
      turns.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stopped = true;
    }
  }

  private void write(List<Put> mine) {
    for (int i = 0; !stopped; i++) {
      Put put = mine.get(i % mine.size());
      KeyModel model = model(put.key());
      model.begin(put.document().bytes());
      long start = System.nanoTime();
      long atNanos = engine.put(put.key(), put.document());
      putNanos.recordValue(System.nanoTime() - start);
      model.end(atNanos);
      written.incrementAndGet();
    }
  }

  private void read(String[] keys, SplittableRandom random) {
    while (!stopped) {
      String key = keys[random.nextInt(keys.length)];
      long start = System.nanoTime();
      boolean right = check(key, random.nextInt());
      readNanos.recordValue(System.nanoTime() - start);
      if (!right) {
        wrong.incrementAndGet();
      }
      // Readers that never rest leave no processor to the others.
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  private boolean check(String key, int choice) {
    KeyModel model = model(key);
    return switch (Math.floorMod(choice, KINDS)) {
      case 0 -> historyRight(key, model);
      case 1, 2 -> pastRight(key, model, choice);
      default -> model.mayBeCurrent(model.done(), engine.get(key));
    };
  }

  private boolean historyRight(String key, KeyModel model) {
    int before = model.done();
    if (before > HISTORY_MAX) {
      return true;
    }
    List<byte[]> versions = new ArrayList<>();
    engine.history(key, versions::add);
    byte[] last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    return versions.size() >= before && model.mayBeCurrent(before, last);
  }

  private boolean pastRight(String key, KeyModel model, int choice) {
    KeyModel.Past past = model.past(choice);
    return past == null || KeyModel.was(past, engine.getAt(key, past.atNanos()));
  }

  private KeyModel model(String key) {
    KeyModel model = models.get(key);
    if (model == null) {
      throw new IllegalStateException("unknown key: " + key);
    }
    return model;
  }

  /** Ends all threads; rethrows what made one of them fail. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a thread failed", failed);
    }
  }

  /** Whether a thread has failed, which has stopped all. */
  boolean failed() {
    return failure.get() != null;
  }

  /** How many keys of {@code reopened} do not have what was written last; when all have ended. */
  long lost(Engine reopened) {
    return models.entrySet().stream()
        .filter(
            each ->
                !each.getValue().mayBeCurrent(each.getValue().done(), reopened.get(each.getKey())))
        .count();
  }

  long wrong() {
    return wrong.get();
  }

  long written() {
    return written.get();
  }

  Recorder putNanos() {
    return putNanos;
  }

  Recorder readNanos() {
    return readNanos;
  }
}
