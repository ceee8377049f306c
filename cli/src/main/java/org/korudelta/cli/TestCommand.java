package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru test}: the launcher's work; listed here so that the help names it. */
@Command(
    name = "test",
    description = {
      "Build everything and run every test on every platform (by the launcher: ./koru test).",
      "Compiles all modules, applies the gates of the build (format, arrows between modules,"
          + " forbidden calls, the proof that portable code compiles for browsers, and the rest"
          + " that CONTRIBUTING.md lists), runs the tests on the newest JDK from 25 up and the"
          + " JVM's again on JDK 17, and the conformance suite on every platform. What is missing"
          + " on this machine is named and never skipped. At the end come the tables of the gates,"
          + " then one line for each Java and the sum: N passed, N failed, N skipped.",
      "It takes minutes, up to half an hour on two cores; with --nightly up to a few hours."
    },
    exitCodeList = {
      " 0:everything passed",
      " 1:a gate or a test failed, or tests did not run",
      " 2:wrong command line, or something it needs is missing"
    },
    footer = {
      "koru test",
      "koru test --nightly",
      "# arguments of Maven come last",
      "koru test --fail-fast"
    })
final class TestCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--nightly",
      description = {
        "Search longer for what a short run misses: more tries of every property, thousands of"
            + " simulated crashes, more schedules of every scenario, more minutes of real threads;"
            + " show that tests notice changes to the code; build twice and compare every byte;"
            + " show that each gate fails on a planted offence. Must be the first argument."
      })
  @SuppressWarnings("unused")
  private boolean nightly;

  @Parameters(arity = "0..*", paramLabel = "MAVEN-ARGUMENT", description = "Handed to Maven as is.")
  @SuppressWarnings("unused")
  private List<String> arguments = List.of();

  @Override
  public Integer call() {
    command
        .commandLine()
        .getErr()
        .println("koru: the tests are run by the launcher in the repository's root: ./koru test");
    return ExitCode.USAGE;
  }
}
