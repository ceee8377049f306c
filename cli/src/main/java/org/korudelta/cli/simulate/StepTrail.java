package org.korudelta.cli.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.simulation.StepObserver;
import org.korudelta.runtime.TaskWait;

/** Remembers the last steps of a run and stops it before one of them. */
final class StepTrail implements StepObserver {
  private static final int STEPS_MAX = 20;

  private final int until;
  private final Deque<String> steps = new ArrayDeque<>();
  private @Nullable DeterministicRuntime last;
  private boolean stopped;

  StepTrail(int until) {
    this.until = until;
  }

  /** Ends a run where somebody wants to look at it. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  @Override
  public void step(int step, DeterministicRuntime runtime) {
    last = runtime;
    if (step >= until) {
      stopped = true;
      throw new Stopped();
    }
    if (steps.size() == STEPS_MAX) {
      steps.remove();
    }
    steps.add(
        "step "
            + step
            + " time "
            + runtime.now()
            + " ns, "
            + runtime.state().lastTask().map(task -> "after " + task).orElse("at the beginning")
            + ", ready "
            + runtime.state().ready()
            + ", timers "
            + runtime.state().timers());
  }

  /** Whether the run came to the step. */
  boolean stopped() {
    return stopped;
  }

  /** The last steps, one line each. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  /** What every task waits for, one line each. */
  List<String> state() {
    List<String> lines = new ArrayList<>();
    DeterministicRuntime runtime = last;
    if (runtime != null) {
      for (TaskWait wait : runtime.state().tasks()) {
        lines.add("task " + wait.taskName() + " waits for " + wait.waitsFor());
      }
    }
    return lines;
  }
}
