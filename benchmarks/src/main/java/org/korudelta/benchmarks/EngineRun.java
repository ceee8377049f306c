package org.korudelta.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.benchmarks.result.JmhTrial;
import org.korudelta.benchmarks.result.Trial;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The trials of one round: every operation of every engine, engine beside engine. */
final class EngineRun {
  private static final TimeValue READ_TIME = TimeValue.seconds(1);

  private final Shape shape;
  private final Path directory;

  EngineRun(Shape shape, Path directory) {
    this.shape = shape;
    this.directory = directory;
  }

  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (EngineOperation operation : EngineOperation.values()) {
      for (EngineKind engine : operation.engines()) {
        trials.add(
            new JmhTrial(operation, engine.label(), options(operation, engine), operation::figure));
      }
    }
    return trials;
  }

  private ChainedOptionsBuilder options(EngineOperation operation, EngineKind engine) {
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
            .jvmArgs(
                "-Xms" + shape.heapMebibytes() + "m",
                "-Xmx" + shape.heapMebibytes() + "m",
                "-D" + ScratchDirectory.PARENT + "=" + directory.toAbsolutePath());
    return operation.reads() ? reading(options) : options;
  }

  private ChainedOptionsBuilder reading(ChainedOptionsBuilder options) {
    return options
        .param("versions", Integer.toString(shape.versions()))
        .timeUnit(TimeUnit.SECONDS)
        .warmupTime(READ_TIME)
        .measurementTime(READ_TIME);
  }
}
