package org.korudelta.deterministic.junit;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.Tally;
import org.korudelta.deterministic.simulation.World;

/** Searches run after run for one that fails. */
final class SearchInspection implements Inspection {
  /** A mark that fewer runs did not hit may be merely rare. */
  private static final int RUNS_OF_MARKS_MIN = 100;

  private final Plan plan;
  private final RunSource source;

  SearchInspection(Plan plan) {
    this.plan = plan;
    this.source = plan.source();
  }

  @Override
  public String title() {
    return source.title();
  }

  @Override
  public void inspect(World world, TestReport report) {
    Runner runner = new Runner(world, plan.settings());
    Search search = new Search(runner).shrinkingWhilst(plan.shrinkBudget().whilst());
    Tally tally = search.tally();
    BooleanSupplier inTime = plan.budget().whilst();
    Guard guard = new Guard(runner, plan.asked().guardOneIn());
    while (source.hasNext() && inTime.getAsBoolean()) {
      Run run = runner.run(source.next());
      tally.add(run);
      if (run.verdict() == Run.Verdict.FAILED) {
        report.line(source.again());
        throw failed(
            search.shrunk(source.seed(), run), run, shrunk -> save(runner, shrunk, report));
      }
      guard.ran(run, source.again());
    }
    report.line(source.tried(tally.runs()) + overruns(tally));
    report.line(tally.toString());
    conclude(tally);
  }

  private static String overruns(Tally tally) {
    return tally.overruns() == 0 ? "" : ", of which overran: " + tally.overruns();
  }

  private AssertionError failed(Found found, Run run, Function<Recording, String> saving) {
    String again = "found: run " + found.runs() + ", " + source.again();
    if (found.run().failure().isEmpty()) {
      Throwable first = run.failure().orElseThrow().error();
      return FailureText.error(
          "failed once, and not with the same choices again: something else decides, too",
          first,
          again);
    }
    return FailureText.error(
        FailureText.of(found.failure()),
        found.failure().error(),
        again,
        FailureText.shrunk(found),
        saving.apply(found.shrunk()),
        keep());
  }

  private String save(Runner runner, Recording shrunk, TestReport report) {
    return report.save(runner.file(plan.test().world(), shrunk));
  }

  private String keep() {
    TestName test = plan.test();
    return "keep: as src/test/resources/"
        + test.folder()
        + test.method()
        + "-<word>.sim it is a regression test";
  }

  private void conclude(Tally tally) {
    if (!source.sampled() && source.hasNext()) {
      throw new AssertionError(
          source.tried(tally.runs()) + ", then the budget ended: budget=" + plan.budget().text());
    }
    if (tally.runs() == 0) {
      throw new AssertionError("no run within the budget: budget=" + plan.budget().text());
    }
    if (tally.runs() == tally.overruns()) {
      throw new AssertionError("all runs overran: runs=" + tally.runs());
    }
    boolean tells = source.sampled() && tally.runs() >= RUNS_OF_MARKS_MIN;
    if (tells && !tally.missed().isEmpty()) {
      throw new AssertionError("never hit: marks=" + tally.missed() + " runs=" + tally.runs());
    }
  }
}
