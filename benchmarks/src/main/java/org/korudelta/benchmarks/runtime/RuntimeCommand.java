package org.korudelta.benchmarks.runtime;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.result.Report;
import org.korudelta.benchmarks.result.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench runtime}: tasks, channels, promises, timers, the virtual clock and what
 * the interface costs, beside peers, in one run.
 */
@Command(
    name = "runtime",
    description = "Measures tasks, channels, timers and the virtual clock beside their peers.",
    mixinStandardHelpOptions = true)
public final class RuntimeCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Short iterations, within six minutes.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only rows with this in 'operation / who', such as 'channel.*kotlinx'.")
  private Pattern only = Pattern.compile("");

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public RuntimeCommand() {}

  @Override
  public Integer call() throws Exception {
    RuntimeShape shape = quick ? RuntimeShape.QUICK : RuntimeShape.FULL;
    List<Trial> trials = new RuntimeRun(shape).trials(only);
    if (trials.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing to measure: only=" + only);
    }
    Report report = new Report(spec);
    report.headline(
        "%d trials, each in a JVM of its own, %d iterations of %d ms: median, ± 99.9 %% of mean",
        trials.size(), shape.iterations(), shape.iterationMillis());
    report.of(trials, 1, shape.json());
    return 0;
  }
}
