package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru bench}: the launcher's work; listed here so that the help names it. */
@Command(
    name = "bench",
    description = {
      "Measure KoruDelta beside its baselines (by the launcher: ./koru bench).",
      "engine: put, batch, get and getAt on real files. runtime: tasks, channels, promises, timers,"
          + " the virtual clock, and what the interface costs. Each figure is shown beside its"
          + " target; those of every iteration are in target/bench/engine.json and runtime.json.",
      "js: the JavaScript package beside PouchDB, Automerge, Yjs, Dexie and others, in"
          + " target/bench/js.json.",
      "It takes minutes; with --quick, 90 seconds for engine and six minutes for runtime."
    },
    footer = {
      "koru bench engine --quick",
      "koru bench runtime --quick",
      "koru bench runtime --only 'channel.*KoruDelta'"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(names = "--quick", description = "Fewer and shorter iterations.")
  @SuppressWarnings("unused")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Of runtime, only rows with this in 'operation / who'.")
  @SuppressWarnings("unused")
  private String only = "";

  @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "What to measure, see above.")
  @SuppressWarnings("unused")
  private List<String> subjects = List.of();

  @Override
  public Integer call() {
    command
        .commandLine()
        .getErr()
        .println("koru: benchmarks are run by the launcher in the repository's root: ./koru bench");
    return ExitCode.USAGE;
  }
}
