package org.korudelta.benchmarks.runtime;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.JmhTrial;
import org.korudelta.benchmarks.result.SteadyJvm;
import org.korudelta.benchmarks.result.Trial;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The trials: every operation, ours and that of each peer beside each other. */
final class RuntimeRun {
  /** Netty, JCTools and Agrona reach under the language for what they are fast at. */
  private static final List<String> REACHING =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

  private final RuntimeShape shape;

  RuntimeRun(RuntimeShape shape) {
    this.shape = shape;
  }

  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (RuntimeOperation operation : RuntimeOperation.values()) {
      for (Peer peer : Peer.values()) {
        if (peer.does(operation)) {
          trials.add(trial(operation, peer));
        }
      }
    }
    for (ZeroCost operation : ZeroCost.values()) {
      trials.add(trial(operation, false));
      trials.add(trial(operation, true));
    }
    trials.addAll(Wakeups.trials(shape));
    return trials;
  }

  private Trial trial(RuntimeOperation operation, Peer peer) {
    ChainedOptionsBuilder options =
        options(operation.pattern())
            .param("operation", operation.name())
            .param("peer", peer.name())
            .jvmArgsAppend(young(operation == RuntimeOperation.VIRTUAL_PENDING))
            .operationsPerInvocation(operation.batch());
    return new JmhTrial(operation, peer.label(), options, operation::figure);
  }

  private Trial trial(ZeroCost operation, boolean direct) {
    ChainedOptionsBuilder options = options(operation.pattern(direct)).jvmArgsAppend(young(false));
    return new JmhTrial(operation, ZeroCost.subject(direct), options, nanos -> nanos);
  }

  private static String young(boolean crowded) {
    int mebibytes = crowded ? RuntimeShape.CROWDED_YOUNG_MEBIBYTES : RuntimeShape.YOUNG_MEBIBYTES;
    return "-Xmn" + mebibytes + "m";
  }

  private ChainedOptionsBuilder options(String pattern) {
    return new OptionsBuilder()
        .include(pattern)
        .forks(1)
        .warmupIterations(shape.warmups())
        .warmupTime(TimeValue.milliseconds(shape.warmupMillis()))
        .measurementIterations(shape.iterations())
        .measurementTime(TimeValue.milliseconds(shape.iterationMillis()))
        .shouldFailOnError(true)
        .timeout(TimeValue.seconds(60))
        .jvmArgs(jvmArguments());
  }

  private static String[] jvmArguments() {
    List<String> arguments = new ArrayList<>(SteadyJvm.arguments(RuntimeShape.HEAP_MEBIBYTES));
    arguments.addAll(REACHING);
    return arguments.toArray(String[]::new);
  }
}
