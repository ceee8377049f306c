package org.korudelta.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A spawned task. Dropping the handle detaches the task, it does not cancel it (R2).
 *
 * @param <T> the result's type
 */
public interface TaskHandle<T extends @Nullable Object> {

  /** The name given at spawn, used in every report. */
  String name();

  /** The task's result (R1). */
  Promise<T> promise();

  /**
   * Asks the task to end. Takes effect at its next suspension point: a pending sleep, yield, tick,
   * send, receive, storage promise or wait for a peer lock completes as cancelled, and so does
   * every later one at once. A cancelled receive consumes nothing, a cancelled waiting send
   * delivers nothing, a cancelled sleep leaves no timer, a cancelled wait for a lock leaves the
   * line (R2). Closing a file and releasing a lock still take place. A task that has not started
   * yet runs to its first suspension. Harmless when the task has ended.
   */
  void cancel();
}
