package org.korudelta.benchmarks.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.jvm.JdkDigest;
import org.korudelta.worlds.engine.EngineWorld;
import org.korudelta.worlds.runtime.RuntimeWorld;
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
 * those in which something crashes.
 *
 * <p>Hypothesis: a run costs what its database costs; choices, trace and checks are the smaller
 * part. Command: {@code ./koru bench sim}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WorldBenchmark {
  private static final int SEEDS = 200;

  /** Which world is run. */
  public enum Which {
    /** Tasks, channels, timers. */
    RUNTIME,
    /** The whole database, in runs in which something crashes. */
    ENGINE;

    private Runner runner() {
      return new Runner(
          this == ENGINE ? new EngineWorld(JdkDigest.instance()) : new RuntimeWorld());
    }
  }

  /** What is run. */
  @Param("RUNTIME")
  public Which world = Which.RUNTIME;

  private final List<Long> seeds = new ArrayList<>();
  private Runner runner = Which.RUNTIME.runner();
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
    runner = world.runner();
    for (long seed = 1; seeds.size() < SEEDS; seed++) {
      if (world == Which.RUNTIME || run(seed).substance().crashes() > 0) {
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
