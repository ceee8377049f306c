package org.korudelta.benchmarks.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
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
 * @param counters what else the benchmark counts, by JMH's names, in the unit that JMH gives it
 */
public record JmhTrial(
    Operation operation,
    String subject,
    ChainedOptionsBuilder options,
    DoubleUnaryOperator figure,
    Map<String, Operation> counters)
    implements Trial {
  /** A trial of a benchmark that counts nothing else. */
  public JmhTrial(
      Operation operation,
      String subject,
      ChainedOptionsBuilder options,
      DoubleUnaryOperator figure) {
    this(operation, subject, options, figure, Map.of());
  }

  /** The same, of a benchmark that counts something else beside. */
  public JmhTrial counting(Map<String, Operation> others) {
    return new JmhTrial(operation, subject, options, figure, others);
  }

  @Override
  public String label() {
    return operation.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws RunnerException {
    RunResult result = new Runner(options.output(log.toString()).build()).runSingle();
    List<Measurement> measured = new ArrayList<>();
    measured.add(new Measurement(operation, subject, figures(result, this::primary)));
    new TreeMap<>(counters)
        .forEach(
            (name, counted) ->
                measured.add(
                    new Measurement(
                        counted, subject, figures(result, each -> secondary(each, name)))));
    return measured;
  }

  private double primary(IterationResult iteration) {
    return figure.applyAsDouble(iteration.getPrimaryResult().getScore());
  }

  private static double secondary(IterationResult iteration, String name) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(name), name).getScore();
  }

  private static List<Double> figures(RunResult result, ToDoubleFunction<IterationResult> score) {
    List<Double> figures = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        figures.add(score.applyAsDouble(iteration));
      }
    }
    return figures;
  }
}
