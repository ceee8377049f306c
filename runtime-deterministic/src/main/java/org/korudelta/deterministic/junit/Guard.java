package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Lockstep;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;

/** Repeats some runs, to find what their choices do not decide: real time, an order of a hash. */
final class Guard {
  private final Runner runner;
  private final int oneIn;
  private int runs;

  /** Repeats one run in {@code oneIn}, the first one too; none where that is 0. */
  Guard(Runner runner, int oneIn) {
    this.runner = runner;
    this.oneIn = oneIn;
  }

  /**
   * Counts {@code run}, and repeats it when it is its turn.
   *
   * @throws AssertionError if the same choices give another run
   */
  void ran(Run run, String again) {
    boolean turn = oneIn > 0 && runs++ % oneIn == 0;
    if (turn && run.verdict() == Run.Verdict.PASSED) {
      compare(run, again);
    }
  }

  private void compare(Run run, String again) {
    new Lockstep(runner, () -> Thread.currentThread().getName())
        .run(Choices.replay(run.recording()))
        .ifPresent(
            found -> {
              throw new AssertionError(found + "\n  " + again);
            });
  }
}
