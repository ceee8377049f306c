package org.korudelta.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Writer;

/**
 * Writes to real files: single puts by one and by eight threads, batches of 1,000, and puts that do
 * not wait for syncs.
 *
 * <p>Hypothesis: a put costs at most 1.10 times an append and {@code force(false)} of the same
 * bytes, because the sync is nearly all of it; eight writers commit at least four times as much as
 * one, because those who wait share the next sync; in a batch the sync vanishes, and what remains
 * is hashing, encoding and indexing. Command: {@code ./koru bench engine --only
 * 'put|writers|batch'}.
 */
final class Writing {
  /** Writers beside each other. */
  static final int WRITERS = 8;

  private static final int POOL = 1 << 13;
  private static final double MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Shape shape;
  private final Timing timing;
  private final Figures figures;
  private final Writer writer;
  private final Workload workload;

  Writing(Shape shape, Writer writer, Figures figures) {
    this.shape = shape;
    this.timing = new Timing(shape.pace());
    this.writer = writer;
    this.figures = figures;
    this.workload = new Workload(shape.keys());
  }

  void put() throws InterruptedException, ExecutionException {
    for (double rate : timing.perSecond(1, putting(workload, writer))) {
      figures.add(EngineOperation.PUT, MICROS_PER_SECOND / rate);
      figures.add(EngineOperation.UPSTREAM_PUT, rate);
    }
  }

  void writers() throws InterruptedException, ExecutionException {
    IntUnaryOperator put = putting(workload, writer);
    List<Double> one = timing.perSecond(1, put);
    List<Double> eight = timing.perSecond(WRITERS, put);
    figures.addAll(EngineOperation.WRITERS, eight);
    for (int i = 0; i < one.size(); i++) {
      figures.add(EngineOperation.WRITERS_RATIO, eight.get(i) / one.get(i));
    }
  }

  /** Puts of a pool that comes round again: by single puts nobody gets far. */
  static IntUnaryOperator putting(Workload workload, Writer writer) {
    List<Put> pool = workload.puts(POOL);
    return i -> {
      Put put = pool.get(i & POOL - 1);
      writer.put(put.key(), put.document());
      return 1;
    };
  }

  void batch() {
    int batches = Math.max(1, shape.pace().puts() / Workload.BATCH);
    for (double nanos : timing.nanos(() -> writing(batches(batches)))) {
      double rate = batches * Workload.BATCH * NANOS_PER_SECOND / nanos;
      figures.add(EngineOperation.BATCH, rate);
      figures.add(EngineOperation.UPSTREAM_BATCH, rate);
    }
  }

  private List<List<Put>> batches(int count) {
    List<List<Put>> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batches.add(workload.batch());
    }
    return batches;
  }

  private Runnable writing(List<List<Put>> batches) {
    return () -> batches.forEach(writer::putBatch);
  }

  void async() {
    int count = shape.pace().puts();
    for (double nanos : timing.nanos(() -> puttingEach(workload.puts(count)))) {
      figures.add(EngineOperation.ASYNC, nanos / count);
    }
  }

  private Runnable puttingEach(List<Put> puts) {
    return () -> puts.forEach(put -> writer.put(put.key(), put.document()));
  }
}
