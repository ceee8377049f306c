package org.korudelta.runtime.host;

/** The callback that runs now: which task it belongs to (R1). */
public interface TaskContext {

  /** The name of the task, as given at spawn. */
  String taskName();

  /** The task's place in spawn order, from 1; 0 for callbacks registered outside any task. */
  int taskOrdinal();

  /** Whether this is blocking work with a thread of its own, which may wait (R1, R11). */
  boolean mayBlock();
}
