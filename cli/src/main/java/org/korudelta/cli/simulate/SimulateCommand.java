package org.korudelta.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.program.Home;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.deterministic.simulation.Tally;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JdkDigest;
import org.korudelta.worlds.CrashEnumeration;
import org.korudelta.worlds.WorldCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code koru simulate}: seed after seed of a simulated world, until something does not hold. */
@Command(
    name = "simulate",
    description = {
      "Run a simulated world with many seeds: clients, crashes, a failing disk, a jumping clock.",
      "After each crash everything is compared with a simple model. The first failure is made as"
          + " simple as it can be and written to a file that koru replay repeats.",
      "Tells what was reached how often; at the end, how much happened."
    },
    footer = {
      "koru simulate --seeds 2000",
      "koru simulate --world runtime --seeds 100000 --base 1",
      "koru simulate --planted"
    },
    exitCodeList = {
      " 0:everything held in every run, and every mark was reached; or all planted bugs were found",
      " 8:something did not hold, a mark was never reached, or a planted bug was not found"
    })
public final class SimulateCommand implements Callable<Integer> {
  /** Below this a mark that nobody reached may be bad luck. */
  private static final int SEEDS_FOR_MARKS_MIN = 1_000;

  private static final int SEEDS_MAX = 100_000_000;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      description =
          "engine, the whole database, vectors, searched and erased, tabs, which share one, or"
              + " runtime, tasks alone (default: engine).")
  private String world = "engine";

  @Option(names = "--seeds", paramLabel = "N", description = "How many runs (default: 1000).")
  private int seeds = 1_000;

  @Option(
      names = "--base",
      paramLabel = "SEED",
      description = "The first seed; repeats the runs of that base (default: a fresh one).")
  private @Nullable Long base;

  @Option(
      names = "--faults",
      paramLabel = "GROUPS",
      description = {
        "Faults that runs may have, with commas between: crash, disk, rot, clock (default: all",
        "of these), or lying, which no database survives; none for no faults."
      })
  private @Nullable String faults;

  @Option(
      names = "--planted",
      description = {
        "Look for the bugs of worlds/planted instead, each in a database of its own that has it.",
        "All must be found."
      })
  private boolean planted;

  @Option(
      names = "--crashes",
      description = {
        "Visit the states that a loss of power may leave of a log with unsynced appends instead,"
            + " all",
        "of them or some that stand for all, and recover each."
      })
  private boolean crashes;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "Where the file of a failure goes (default: target/simulations).")
  private @Nullable Path out;

  SimulateCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seeds < 1 || seeds > SEEDS_MAX) {
      throw new KoruException.BadRequest(
          "seeds out of range: seeds=" + seeds + " min=1 max=" + SEEDS_MAX);
    }
    if (crashes) {
      return enumerate();
    }
    return planted ? findPlanted() : search();
  }

  private int enumerate() {
    CrashEnumeration.Report report = CrashEnumeration.run();
    out().println(report);
    return ExitCode.OK;
  }

  private int findPlanted() throws IOException, InterruptedException {
    PlantedTrials trials = new PlantedTrials(folder().resolve("planted"));
    return trials.run(out(), command.commandLine().getErr()) ? ExitCode.OK : ExitCode.EXPECTATION;
  }

  private int search() throws IOException, InterruptedException {
    long first = base == null ? new SecureRandom().nextLong() >>> 16 : base;
    out().println("seeds " + seeds + " from base " + first + ", world " + world);
    out().flush();
    Runner runner = new Runner(WorldCatalogue.named(world, JdkDigest.instance()), settings());
    ParallelSearch search = new ParallelSearch(runner, command.commandLine().getErr());
    long start = System.nanoTime();
    Optional<Found> found = search.run(first, seeds);
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(search.tally(), seconds);
    if (found.isPresent()) {
      new FailureReport(world, runner, folder()).write(found.get(), out());
    }
    boolean missed = seeds >= SEEDS_FOR_MARKS_MIN && missed(search.tally());
    boolean undecided = search.tally().overruns() == search.tally().runs();
    out().println(search.tally());
    return found.isPresent() || missed || undecided ? ExitCode.EXPECTATION : ExitCode.OK;
  }

  private Settings settings() {
    String groups = "none".equals(faults) ? "" : faults;
    return groups == null ? Settings.NONE : Settings.NONE.with("faults", groups);
  }

  private void tell(Tally tally, double seconds) {
    for (Map.Entry<String, Integer> mark : tally.marks().entrySet()) {
      out().println("reached " + mark.getKey() + ": " + mark.getValue());
    }
    if (tally.overruns() > 0) {
      out().println("overrun, neither passed nor failed: " + tally.overruns() + " runs");
    }
    out()
        .printf(
            Locale.ROOT,
            "%d runs in %.1f s, %.0f a second, %d steps%n",
            tally.runs(),
            seconds,
            tally.runs() / seconds,
            tally.steps());
  }

  /** Only marks that the faults of this search can reach are missed. */
  private boolean missed(Tally tally) {
    List<String> missed = faults == null ? tally.missed() : List.of();
    missed.forEach(mark -> out().println("never reached " + mark));
    return !missed.isEmpty();
  }

  private Path folder() {
    return out == null ? Home.path().resolve("target/simulations") : out;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
