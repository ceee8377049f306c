package org.korudelta.deterministic.junit;

import java.util.List;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Replay;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.SimFile;
import org.korudelta.deterministic.simulation.World;

/**
 * Repeats a recorded run, which must not fail.
 *
 * @param title the test's name in the report
 * @param saved what is repeated
 */
record ReplayInspection(String title, SavedRun saved) implements Inspection {

  @Override
  public void inspect(World world, TestReport report) {
    SimFile file = saved.read();
    Replay replay = new Runner(world, file.program().settings()).replay(file);
    replay.drift().forEach(drift -> report.line("drift: " + drift));
    Run run = replay.run();
    if (run.verdict() == Run.Verdict.OVERRUN) {
      throw new AssertionError("the replay overran its choices: " + saved.place());
    }
    run.failure()
        .ifPresent(
            failure -> {
              throw failed(failure, replay);
            });
    report.line("passes now: " + saved.place() + " recorded=" + recorded(file));
  }

  private AssertionError failed(Failure failure, Replay replay) {
    return FailureText.error(
        FailureText.of(failure),
        failure.error(),
        "replayed: " + saved.place() + " recorded=" + recorded(replay.file()),
        drift(replay.drift()));
  }

  private static String recorded(SimFile file) {
    String kind = file.outcome().failureKind();
    return kind.isEmpty() ? "pass" : kind;
  }

  private static String drift(List<String> drift) {
    return drift.isEmpty()
        ? "drift: none, the test asked for the recorded choices"
        : "drift: " + String.join("\n  drift: ", drift);
  }
}
