package org.korudelta.cli.tour;

import org.korudelta.worlds.CrashRuns;

/** Crashes the whole database on the virtual clock, again and again. */
final class CrashRunsChapter implements Chapter {
  private static final int RUNS = 200;

  @Override
  public String title() {
    return "Crash and recover the whole database 200 times";
  }

  @Override
  public String why() {
    return """
    The same code on a simulated disk and a virtual clock. A seed decides what is written,
    when the machine dies and how much of the last write survives. After every recovery each
    answer is compared with a simple model's. A failure would repeat exactly, from its seed.
    """;
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    CrashRuns.Summary summary = CrashRuns.run(1, RUNS);
    stage.say(
        summary.operations()
            + " operations, "
            + summary.commits()
            + " acknowledged commits, "
            + summary.crashes()
            + " crashes, "
            + summary.tornTails()
            + " half-written tails cut off");
    summary.failures().forEach(failure -> stage.say(failure));
    stage.expect("runs in which every answer equalled the model's", summary.passed(), RUNS);
    stage.expect("the runs differed from each other", summary.distinctTraces() > RUNS / 2);
  }
}
