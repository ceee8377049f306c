package org.korudelta.conformance;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * One scenario in a world of its own.
 *
 * <p>It turns whatever happens into a {@link Cell}: an error, a mismatch, a deadline, an unclaimed
 * report of the error sink, a scenario that observes nothing and, in a world that is driven, one
 * that never ends are all failures. The cell is given once, before the world is closed.
 */
public final class ScenarioRun {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final World world;
  private final ErrorReports reports;
  private final Context context;
  private boolean given;

  private ScenarioRun(Scenario scenario, Platform platform, ErrorReports reports) {
    this.scenario = scenario;
    this.reports = reports;
    this.world = platform.world(reports);
    this.context = new Context(platform, world, reports);
  }

  /**
   * Runs {@code scenario} in a new world of {@code platform}; {@code done} gets its cell on a task
   * of that world.
   */
  public static void start(Scenario scenario, Platform platform, Consumer<Cell> done) {
    new ScenarioRun(scenario, platform, new ErrorReports()).start(done);
  }

  private void start(Consumer<Cell> done) {
    AsyncRuntime runtime = world.runtime();
    Promise<@Nullable Void> body =
        runtime.spawn(scenario.id(), () -> scenario.body().run(context)).promise();
    runtime
        .timeout(DEADLINE, body)
        .handle(outcome -> settled(outcome))
        .onComplete(outcome -> end(cell(outcome), done));
    drive(done);
  }

  /** Nothing moves a driven world any more once it has run out of work, or has broken. */
  private void drive(Consumer<Cell> done) {
    String problem = "";
    try {
      if (world.drive()) {
        problem = "never ends: nothing is left that could wake it";
      }
    } catch (Throwable error) {
      problem = "the world broke: " + Outcomes.describe(error);
    }
    if (!problem.isEmpty() && !given) {
      given = true;
      done.accept(failed(problem));
    }
  }

  /** Reports come one turn after the tasks that caused them (R3). */
  private Promise<Outcome<@Nullable Void>> settled(Outcome<@Nullable Void> outcome) {
    AsyncRuntime runtime = world.runtime();
    return runtime.yield().then(none -> runtime.yield()).map(none -> outcome);
  }

  private void end(Cell cell, Consumer<Cell> done) {
    if (given) {
      return; // a broken world may end twice
    }
    given = true;
    context.meeting().close(GRACE).onComplete(closed -> endWorld());
    done.accept(cell);
  }

  private void endWorld() {
    world.runtime().close(GRACE).onComplete(ended -> world.dispose());
  }

  private Cell cell(Outcome<Outcome<@Nullable Void>> settled) {
    if (settled instanceof Outcome.Success<Outcome<@Nullable Void>> success) {
      return scenario.needs().filter(need -> !world.runtime().supports(need)).isPresent()
          ? absent(success.value())
          : observed(success.value());
    }
    return failed(Outcomes.describe(settled));
  }

  private Cell absent(Outcome<@Nullable Void> outcome) {
    boolean unsupported =
        outcome instanceof Outcome.Failure<@Nullable Void> failure
            && failure.error() instanceof KoruException error
            && error.code() == ErrorCode.UNSUPPORTED;
    return unsupported
        ? new Cell.Absent(scenario.id())
        : failed("expected unsupported, got " + Outcomes.describe(outcome));
  }

  private Cell observed(Outcome<@Nullable Void> outcome) {
    if (!(outcome instanceof Outcome.Success<@Nullable Void>)) {
      return failed(Outcomes.describe(outcome));
    }
    List<Reported> unclaimed = reports.take();
    if (!unclaimed.isEmpty()) {
      Reported first = unclaimed.get(0);
      return failed(
          "unclaimed report: task=" + first.task() + " " + Outcomes.describe(first.error()));
    }
    Transcript transcript = context.transcript();
    return transcript.lines().isEmpty()
        ? failed("nothing observed")
        : new Cell.Observed(scenario.id(), transcript.digest(), transcript.lines());
  }

  private Cell failed(String reason) {
    return new Cell.Failed(scenario.id(), reason);
  }
}
