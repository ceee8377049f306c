package org.korudelta.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.benchmarks.Documents.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Durable writes to real files, one thread: single puts, and batches of 1,000. KoruDelta and the
 * raw file sync each put and each batch; the map is in memory and shows the price of durability.
 *
 * <p>An iteration is a fixed number of writes, so a fast engine does not write more than a slow
 * one, and memory and disk are bounded.
 *
 * <p>Hypothesis: a put costs at most 1.10 times an append and {@code force(false)} of the same
 * bytes, because the sync is nearly all of it; in a batch the sync vanishes, and what remains is
 * hashing, encoding and indexing. Command: {@code ./koru bench engine}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteBenchmark {
  /** Single puts in an iteration. */
  static final int PUTS = 500;

  /** Batches in an iteration. */
  static final int BATCHES = 20;

  /** What is measured. */
  @Param({"KORUDELTA", "MAP", "RAW"})
  public EngineKind engine = EngineKind.MAP;

  /** Keys that are written to. */
  @Param("100000")
  public int keys;

  private ScratchDirectory scratch;
  private Writer writer;
  private Workload workload;
  private String[] putKeys = {};
  private List<Document> putDocuments = List.of();
  private String[][] batchKeys = {};

  /** Opens an empty database. */
  @Setup(Level.Trial)
  public void open() {
    workload = new Workload(keys);
    scratch = ScratchDirectory.create();
    writer = engine.writer(scratch.path());
  }

  /** Draws what the next iteration writes. */
  @Setup(Level.Iteration)
  public void draw() {
    putKeys = workload.draw(PUTS);
    putDocuments = workload.documents(Workload.BATCH);
    batchKeys = new String[BATCHES][];
    for (int i = 0; i < BATCHES; i++) {
      batchKeys[i] = workload.batchKeys();
    }
  }

  /** Writes {@link #PUTS} documents, each by itself. */
  @Benchmark
  public void put() {
    for (int i = 0; i < PUTS; i++) {
      writer.put(putKeys[i], putDocuments.get(i));
    }
  }

  /** Writes {@link #BATCHES} batches. */
  @Benchmark
  public void putBatch() {
    for (String[] batch : batchKeys) {
      writer.putBatch(batch, putDocuments);
    }
  }

  /** Closes the database and deletes its files. */
  @TearDown(Level.Trial)
  public void close() {
    writer.close();
    scratch.close();
  }
}
