package org.korudelta.benchmarks.sim;

import java.util.List;
import java.util.Map;
import org.korudelta.benchmarks.result.JmhTrial;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.SteadyJvm;
import org.korudelta.benchmarks.result.Trial;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The trials of worlds, each in a JVM of its own, and that of shrinking. */
final class SimRun {
  private final SimShape shape;

  SimRun(SimShape shape) {
    this.shape = shape;
  }

  List<Trial> trials() {
    return List.of(
        new JmhTrial(
            SimOperation.SMALL_WORLDS,
            Measurement.US,
            options(WorldBenchmark.Which.RUNTIME),
            a -> a),
        new JmhTrial(
                SimOperation.CRASH_RUNS,
                Measurement.US,
                options(WorldBenchmark.Which.ENGINE),
                a -> a)
            .counting(Map.of("crashes", SimOperation.CRASHES)),
        new ShrinkTrial(shape));
  }

  private ChainedOptionsBuilder options(WorldBenchmark.Which world) {
    return new OptionsBuilder()
        .include(WorldBenchmark.class.getName() + ".run")
        .param("world", world.name())
        .forks(1)
        .warmupIterations(shape.warmups())
        .warmupTime(TimeValue.milliseconds(shape.iterationMillis()))
        .measurementIterations(shape.iterations())
        .measurementTime(TimeValue.milliseconds(shape.iterationMillis()))
        .shouldFailOnError(true)
        .timeout(TimeValue.seconds(60))
        .jvmArgs(SteadyJvm.arguments(SimShape.HEAP_MEBIBYTES).toArray(String[]::new))
        .jvmArgsAppend("-Xmn" + SimShape.YOUNG_MEBIBYTES + "m");
  }
}
