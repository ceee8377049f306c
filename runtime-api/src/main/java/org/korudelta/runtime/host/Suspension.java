package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * A promise at which a cancelled task stops: sleep, yield, tick, send, receive, storage, peer lock
 * (R2).
 *
 * <p>Enrolled with its task while pending. The task's cancellation completes it as cancelled.
 *
 * @param <T> the value's type
 */
abstract class Suspension<T extends @Nullable Object> extends Deferred<T> {
  /** Whom it belongs to; see {@link #leaveTask}. */
  Task<?> task;

  /** Neighbours among the task's suspensions; guarded as the task says. */
  @Nullable Suspension<?> before;

  @Nullable Suspension<?> after;
  boolean enrolled;

  Suspension(Task<?> task) {
    super(task.runtime);
    this.task = task;
  }

  /** What is waited for, in words, for deadlock reports. */
  abstract String waitsFor();

  /** Frees what a cancelled wait leaves behind. Called once, outside all locks of promises. */
  void abandon() {}

  /** Enrols this with its task; false when the task is cancelled, and then this is too. */
  final boolean enrol() {
    Task<?> mine = task; // Who cancels this meanwhile may make it leave.
    if (!mine.enrol(this)) {
      cancel();
      return false;
    }
    if (overtaken()) {
      mine.leave(this);
    }
    return true;
  }

  /** Whether another thread has completed this already, while it was being started. */
  final boolean overtaken() {
    return !runtime.oneThread && !pending();
  }

  /** Once over, it may still be held for long where it stands: it shall not hold its task there. */
  final void leaveTask() {
    task = runtime.outside;
  }

  @Override
  void settled(Outcome<T> result) {
    task.leave(this);
    if (result instanceof Outcome.Cancelled<T>) {
      abandon();
    }
  }

  @Override
  Task<?> owner() {
    return task;
  }

  @Override
  final boolean mayLead() {
    return false;
  }
}
