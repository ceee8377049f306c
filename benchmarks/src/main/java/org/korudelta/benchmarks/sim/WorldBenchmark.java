package org.korudelta.benchmarks.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Runs of one world on one thread, the same seeds again and again: of the database's world only
 * those in which something crashes, of which each crash is recovered from and what is there then
 * compared with everything that clients were told.
 *
 * <p>Hypothesis: a run costs what its database costs; choices, trace and checks are the smaller
 * part. Command: {@code ./koru bench sim}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WorldBenchmark {
  private static final int SEEDS = 200;

  /** What is run. */
  @Param("SMALL_WORLDS")
  public SimOperation operation = SimOperation.SMALL_WORLDS;

  private final List<Long> seeds = new ArrayList<>();
  private Runner runner = SimOperation.SMALL_WORLDS.runner();
  private int next;

  /** For JMH. */
  public WorldBenchmark() {}

  /** Counted beside the runs. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {
    /** Crashes in them. */
    public long crashes;

    /** For JMH. */
    public Counted() {}
  }

  /** Picks the seeds. */
  @Setup
  public void pick() {
    runner = operation.runner();
    for (long seed = 1; seeds.size() < SEEDS; seed++) {
      if (!operation.crashes() || run(seed).substance().crashes() > 0) {
        seeds.add(seed);
      }
    }
  }

  /** One run. */
  @Benchmark
  public Run run(Counted counted) {
    Run run = run(seeds.get(next));
    next = (next + 1) % SEEDS;
    counted.crashes += run.substance().crashes();
    return run;
  }

  private Run run(long seed) {
    Run run = runner.run(Choices.seeded(seed));
    if (run.verdict() != Run.Verdict.PASSED) {
      throw new IllegalStateException("seed " + seed + " failed: " + run.failure());
    }
    return run;
  }
}
