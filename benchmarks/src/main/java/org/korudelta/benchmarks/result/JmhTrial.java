package org.korudelta.benchmarks.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * A trial by JMH, in a JVM of its own.
 *
 * @param options select one benchmark
 * @param figure from JMH's score to the operation's unit
 */
public record JmhTrial(
    Operation operation, String subject, ChainedOptionsBuilder options, DoubleUnaryOperator figure)
    implements Trial {
  @Override
  public String label() {
    return operation.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws RunnerException {
    RunResult result = new Runner(options.output(log.toString()).build()).runSingle();
    return List.of(new Measurement(operation, subject, figures(result)));
  }

  private List<Double> figures(RunResult result) {
    List<Double> figures = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        figures.add(figure.applyAsDouble(iteration.getPrimaryResult().getScore()));
      }
    }
    return figures;
  }
}
