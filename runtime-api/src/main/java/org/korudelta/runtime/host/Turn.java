package org.korudelta.runtime.host;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * One callback of a task, run by the host as one piece of work.
 *
 * <p>While it runs it is the host's current task. When it has ended, the failures that it caused
 * and that nobody looks at so far start their grace (R3).
 */
abstract class Turn implements Runnable, TaskContext {
  final Task<?> task;

  private @Nullable ArrayList<UnhandledFailure> failures;

  Turn(Task<?> task) {
    this.task = task;
  }

  /**
   * The callback. What it throws reaches the error sink.
   *
   * @param outcome what {@link #run(Outcome)} was given
   */
  abstract void body(@Nullable Outcome<?> outcome);

  @Override
  public final void run() {
    run(null);
  }

  final void run(@Nullable Outcome<?> outcome) {
    Host host = task.runtime.host;
    TaskContext outer = host.currentTask();
    host.currentTask(this);
    try {
      body(outcome);
    } catch (Throwable error) {
      host.reportError(task.name, error);
    } finally {
      host.currentTask(outer);
      watchFailures(host);
    }
  }

  /** Notes a failure without a callback, to be looked at again after this turn. */
  final void note(UnhandledFailure failure) {
    if (failures == null) {
      failures = new ArrayList<>(1);
    }
    failures.add(failure);
  }

  private void watchFailures(Host host) {
    if (failures == null) {
      return;
    }
    for (UnhandledFailure failure : failures) {
      host.executeAfterReady(failure);
    }
    failures = null;
  }

  @Override
  public final String taskName() {
    return task.name;
  }

  @Override
  public final int taskOrdinal() {
    return task.ordinal;
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
