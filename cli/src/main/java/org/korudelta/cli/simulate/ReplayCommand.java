package org.korudelta.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Replay;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.SimFile;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JdkDigest;
import org.korudelta.worlds.WorldCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru replay}: the run of a {@code *.sim} file again. */
@Command(
    name = "replay",
    description = {
      "Repeat a run that koru simulate has written to a file.",
      "Says whether it happens as it was recorded, and where the program has changed since. With"
          + " --until it stops before a step and tells where the run stands."
    },
    footer = {
      "koru replay target/simulations/engine-lost_write.sim",
      "koru replay failure.sim --until 1734 --state"
    },
    exitCodeList = {" 0:the run passes now, or was stopped", " 8:the run fails"})
public final class ReplayCommand implements Callable<Integer> {
  private static final long BYTES_MAX = 64 << 20;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "The file.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--until",
      paramLabel = "STEP",
      description = "Stop before this step, and tell the ones that led there.")
  private int until = Integer.MAX_VALUE;

  @Option(
      names = "--state",
      description = "Tell what every task waits for, where the run stops or ends.")
  private boolean state;

  ReplayCommand() {}

  @Override
  public Integer call() throws IOException {
    SimFile sim = SimFile.parse(text());
    Runner runner =
        new Runner(
            WorldCatalogue.named(sim.program().world(), JdkDigest.instance()),
            sim.program().settings());
    StepTrail trail = new StepTrail(until);
    Replay replay = runner.replay(sim, trail);
    tell(replay, trail);
    boolean fails = replay.run().verdict() != Run.Verdict.PASSED && !trail.stopped();
    return fails ? ExitCode.EXPECTATION : ExitCode.OK;
  }

  private String text() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new KoruException.NotFound("no such file: file=" + file);
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new KoruException.Limit(
          "file too large: file=" + file + " bytes=" + Files.size(file) + " max=" + BYTES_MAX);
    }
    return Files.readString(file);
  }

  private void tell(Replay replay, StepTrail trail) {
    PrintWriter out = command.commandLine().getOut();
    if (trail.stopped() || state) {
      trail.steps().forEach(out::println);
    }
    if (state) {
      trail.state().forEach(out::println);
    }
    if (trail.stopped()) {
      out.println("stopped before step " + until);
      return;
    }
    replay.drift().forEach(sentence -> out.println("drift: " + sentence));
    out.println(verdict(replay.run()));
    out.println(replay.same() ? "same as recorded, to the last bit" : "other than recorded");
  }

  private static String verdict(Run run) {
    return switch (run.verdict()) {
      case PASSED -> "passed";
      case OVERRUN -> "overrun: it wants more choices than it may have";
      case FAILED -> {
        Failure failure = run.failure().orElseThrow();
        yield "failed: " + failure.kind() + ": " + failure.message();
      }
    };
  }
}
