package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs every command of a transcript and compares what it prints with what the page shows. */
final class ConsoleProof implements Proof {
  private final Workplace workplace;
  private final CommandProof commands;
  private final Tally tally;

  ConsoleProof(Workplace workplace, CommandProof commands, Tally tally) {
    this.workplace = workplace;
    this.commands = commands;
    this.tally = tally;
  }

  @Override
  public void check(Block block) throws Exception {
    for (Transcript.Step step : Transcript.of(block).steps()) {
      if (ProvenElsewhere.covers(step.command())) {
        lookUp(step);
      } else {
        run(step);
      }
    }
  }

  private void lookUp(Transcript.Step step) throws Exception {
    if (step.command().startsWith("mvn ")) {
      MavenCommand.of(step.command()).check(step.place());
    } else if (step.command().matches("(\\./)?koru .*")) {
      commands.check(step.place(), step.command());
    }
  }

  private void run(Transcript.Step step) throws Exception {
    Workplace.Outcome outcome = workplace.run(step.command(), step.input());
    assertThat(outcome.exit())
        .as("%s: exit code of: %s%n%s", step.place(), step.command(), outcome.output())
        .isZero();
    assertThat(new Shown(step.output()).matches(outcome.output()))
        .as(
            "%s: %s%nshown:%n%s%nprinted:%n%s",
            step.place(), step.command(), String.join("\n", step.output()), outcome.output())
        .isTrue();
    tally.count("commands run");
  }
}
