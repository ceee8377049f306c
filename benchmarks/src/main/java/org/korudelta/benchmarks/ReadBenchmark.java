package org.korudelta.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Point reads of loaded data: current, and as of one of its commits.
 *
 * <p>Hypothesis: a current read is at least as fast as one from a map of skip lists, a past one at
 * least 0.9 times, because both end in one lookup and a search within one key's versions; what we
 * do beyond, a copy of the bytes and a promise that is complete already, is small beside the cache
 * misses. Command: {@code ./koru bench engine}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadBenchmark {
  private static final int PROBES = 1 << 16;

  /** What is measured. */
  @Param({"KORUDELTA", "MAP"})
  public EngineKind engine = EngineKind.MAP;

  /** Keys in the database. */
  @Param("100000")
  public int keys;

  /** Versions in the database. */
  @Param("1000000")
  public int versions;

  private ScratchDirectory scratch;
  private Engine loaded;
  private String[] probes = {};
  private long[] times = {};
  private int next;

  /** Loads the database and draws what will be asked. */
  @Setup
  public void load() {
    Workload workload = new Workload(keys);
    scratch = ScratchDirectory.create();
    loaded = engine.engine(scratch.path());
    long[] commits = workload.fill(loaded, versions);
    probes = workload.draw(PROBES);
    SplittableRandom random = new SplittableRandom(7);
    times = random.ints(PROBES, 0, commits.length).mapToLong(commit -> commits[commit]).toArray();
  }

  /** Reads the current document of a key. */
  @Benchmark
  public int get() {
    next = next + 1 & PROBES - 1;
    return read(loaded.get(probes[next]));
  }

  /** Reads a key's document as of a commit. */
  @Benchmark
  public int getAt() {
    next = next + 1 & PROBES - 1;
    return read(loaded.getAt(probes[next], times[next]));
  }

  /** Touches the content: a result that was not read is not a result. */
  private static int read(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes[0] + bytes[bytes.length - 1];
  }

  /** Closes the database and deletes its files. */
  @TearDown
  public void unload() {
    loaded.close();
    scratch.close();
  }
}
