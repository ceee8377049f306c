package org.korudelta.benchmarks.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;

/**
 * Runs of one world, seed after seed, on one thread: how many a second, and of those that crash,
 * how many crashes.
 *
 * <p>Hypothesis: a run costs what its database costs; choices, trace and checks are the smaller
 * part. Command: {@code ./koru bench sim}.
 */
final class WorldTrial implements Trial {
  private final SimOperation operation;
  private final Runner runner;
  private final SimShape shape;
  private long seed = 1;

  WorldTrial(SimOperation operation, Runner runner, SimShape shape) {
    this.operation = operation;
    this.runner = runner;
    this.shape = shape;
  }

  @Override
  public String label() {
    return operation.label();
  }

  @Override
  public String subject() {
    return Measurement.US;
  }

  @Override
  public List<Measurement> measure(Path log) {
    List<Double> runs = new ArrayList<>();
    List<Double> crashes = new ArrayList<>();
    run(shape.warmupMillis());
    for (int i = 0; i < shape.iterations(); i++) {
      Rate rate = run(shape.iterationMillis());
      runs.add(rate.counted() / rate.seconds());
      crashes.add(rate.crashes() / rate.seconds());
    }
    Measurement measured = new Measurement(operation, Measurement.US, runs);
    return operation == SimOperation.CRASH_RUNS
        ? List.of(measured, new Measurement(SimOperation.CRASHES, Measurement.US, crashes))
        : List.of(measured);
  }

  /** What happened in some time; a run without a crash does not count as one that recovers. */
  private record Rate(int counted, int crashes, double seconds) {}

  private Rate run(int millis) {
    long start = System.nanoTime();
    int counted = 0;
    int crashes = 0;
    while (System.nanoTime() - start < millis * 1_000_000L) {
      Run run = runner.run(Choices.seeded(seed++));
      if (run.verdict() != Run.Verdict.PASSED) {
        throw new IllegalStateException("seed " + (seed - 1) + " failed: " + run.failure());
      }
      crashes += run.substance().crashes();
      counted += operation == SimOperation.CRASH_RUNS && run.substance().crashes() == 0 ? 0 : 1;
    }
    return new Rate(counted, crashes, (System.nanoTime() - start) / 1e9);
  }
}
