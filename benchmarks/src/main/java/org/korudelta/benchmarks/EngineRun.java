package org.korudelta.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One run: every operation of every engine, engine beside engine, in rounds. What JMH says goes to
 * a log file each.
 *
 * <p>Threading: for one thread.
 */
final class EngineRun {
  private static final TimeValue READ_TIME = TimeValue.seconds(1);

  private final Shape shape;
  private final Path directory;
  private final PrintWriter progress;

  EngineRun(Shape shape, Path directory, PrintWriter progress) {
    this.shape = shape;
    this.directory = directory;
    this.progress = progress;
  }

  /** Measures everything. */
  List<Measurement> measure() throws RunnerException, IOException {
    Files.createDirectories(directory);
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 1; round <= shape.rounds(); round++) {
      for (Operation operation : Operation.values()) {
        for (EngineKind engine : operation.engines()) {
          measurements.add(measure(operation, engine, round));
        }
      }
    }
    return joined(measurements);
  }

  private Measurement measure(Operation operation, EngineKind engine, int round)
      throws RunnerException {
    progress.printf("%-24s %-10s round %d … ", operation.label, engine.label(), round);
    progress.flush();
    RunResult result = new Runner(options(operation, engine, round)).runSingle();
    Measurement measurement = new Measurement(operation, engine, figures(operation, result));
    progress.println(EngineTable.number(measurement.median()) + " " + operation.unit);
    progress.flush();
    return measurement;
  }

  private static List<Double> figures(Operation operation, RunResult result) {
    List<Double> figures = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        figures.add(operation.figure(iteration.getPrimaryResult().getScore()));
      }
    }
    return figures;
  }

  private Options options(Operation operation, EngineKind engine, int round) {
    String log = operation.name() + "-" + engine.name() + "-" + round + ".log";
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(operation.pattern())
            .param("engine", engine.name())
            .param("keys", Integer.toString(shape.keys()))
            .forks(1)
            .warmupIterations(shape.warmups())
            .measurementIterations(shape.iterations())
            .shouldFailOnError(true)
            .timeout(TimeValue.minutes(5))
            .output(directory.resolve(log).toString())
            .jvmArgs(
                "-Xms" + shape.heapMebibytes() + "m",
                "-Xmx" + shape.heapMebibytes() + "m",
                "-D" + ScratchDirectory.PARENT + "=" + directory.toAbsolutePath());
    return (operation.reads() ? reading(options) : options).build();
  }

  private ChainedOptionsBuilder reading(ChainedOptionsBuilder options) {
    return options
        .param("versions", Integer.toString(shape.versions()))
        .timeUnit(TimeUnit.SECONDS)
        .warmupTime(READ_TIME)
        .measurementTime(READ_TIME);
  }

  /** The rounds of one operation and engine as one measurement. */
  private static List<Measurement> joined(List<Measurement> rounds) {
    List<Measurement> joined = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      for (EngineKind engine : operation.engines()) {
        List<Double> figures = new ArrayList<>();
        for (Measurement round : rounds) {
          if (round.operation() == operation && round.engine() == engine) {
            figures.addAll(round.figures());
          }
        }
        joined.add(new Measurement(operation, engine, figures));
      }
    }
    return joined;
  }
}
