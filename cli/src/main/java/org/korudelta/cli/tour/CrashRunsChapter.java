package org.korudelta.cli.tour;

import org.korudelta.worlds.CrashRuns;

/** Crashes the whole database on the virtual clock, again and again. */
final class CrashRunsChapter implements Chapter {
  private static final int RUNS = 200;

  @Override
  public String title() {
    return "Crash and recover the whole database 200 times on the virtual clock";
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    CrashRuns.Summary summary = CrashRuns.run(1, RUNS);
    stage.say(
        summary.crashes()
            + " crashes, "
            + summary.operations()
            + " operations, "
            + summary.commits()
            + " commits acknowledged, "
            + summary.tornTails()
            + " torn tails cut");
    summary.failures().forEach(failure -> stage.say(failure));
    stage.expect("runs in which every answer equals the model's", summary.passed(), RUNS);
    stage.expect("the schedules differ from each other", summary.distinctTraces() > RUNS / 2);
  }
}
