package org.korudelta.benchmarks.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Report;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.runtime.VirtualClockTrials;
import org.korudelta.cli.simulate.PlantedTrials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench sim}: task events beside the virtual clocks of others, worlds, crashes,
 * shrinking, and the time that each planted bug takes to be found.
 */
@Command(
    name = "sim",
    description = {
      "Measures the simulator: task events beside RxJava, Reactor and kotlinx-coroutines-test,",
      "runs of worlds, crashes and recoveries, shrinking, and how long each planted bug lives."
    },
    mixinStandardHelpOptions = true)
public final class SimCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Short iterations, and no planted bugs.")
  private boolean quick;

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public SimCommand() {}

  @Override
  public Integer call() throws Exception {
    SimShape shape = quick ? SimShape.QUICK : SimShape.FULL;
    List<Trial> trials = new ArrayList<>(VirtualClockTrials.of(quick));
    trials.addAll(new SimRun(shape).trials());
    Report report = new Report(spec);
    report.headline(
        "%d trials, worlds on one thread, %d iterations of %d ms: medians",
        trials.size(), shape.iterations(), shape.iterationMillis());
    report.of(List.of(new Part(Part.JVM, trials)), 1, shape.json());
    boolean found = quick || findPlanted(report);
    return found ? 0 : 1;
  }

  private boolean findPlanted(Report report) throws Exception {
    return new PlantedTrials(report.directory().resolve("planted"))
        .run(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
