package org.korudelta.cli.tour;

import java.util.Optional;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.Tally;
import org.korudelta.worlds.engine.EngineWorld;

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
    Search search = new Search(new Runner(new EngineWorld()));
    Optional<Found> found = search.run(1, RUNS);
    Tally tally = search.tally();
    stage.say(
        tally.medianOperations()
            + " operations in the median run, "
            + tally.crashes()
            + " crashes, "
            + tally.marks().get("open: tail cut")
            + " half-written tails cut off, "
            + tally.distinctHashes()
            + " runs unlike all others");
    found.ifPresent(
        failed -> stage.say("seed " + failed.seed() + ": " + failed.failure().message()));
    stage.expect("runs in which every answer equalled the model's", passed(tally), RUNS);
    stage.expect("the runs differed from each other", tally.distinctHashes() > RUNS / 2);
  }

  private static int passed(Tally tally) {
    return tally.runs() - tally.failed();
  }
}
