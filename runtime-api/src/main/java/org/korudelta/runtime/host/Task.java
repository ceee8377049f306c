package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/**
 * A task: its name, its result, and the suspensions it is at. Callbacks of one task may wait at
 * several suspensions at once.
 *
 * @param <T> the result's type
 */
final class Task<T extends @Nullable Object> implements TaskHandle<T> {
  /*
   * Invariants:
   *  - every enrolled suspension is in the doubly linked list that starts at suspensions, which the
   *    task's monitor guards, unless the host has one thread
   *  - nothing is enrolled once cancelled is set
   *  - its shard has it while the result is pending or a suspension is left
   */
  @SuppressWarnings("rawtypes") // A class literal has no type arguments.
  private static final AtomicReferenceFieldUpdater<Task, @Nullable Suspension> SUSPENSIONS =
      AtomicReferenceFieldUpdater.newUpdater(Task.class, Suspension.class, "suspensions");

  final HostedRuntime runtime;
  final String name;
  final TaskShard shard;
  final Deferred<T> result;

  /** Its place in spawn order, from 1; 0 when it was never admitted. */
  int ordinal;

  /** Where its shard has it; null when it has ended, or was never admitted. */
  @Nullable TaskBlock block;

  int place;

  private volatile @Nullable Suspension<?> suspensions;
  private volatile boolean cancelled;

  Task(HostedRuntime runtime, String name) {
    this.runtime = runtime;
    this.name = name;
    this.shard = runtime.tasks.shard(runtime.host.lane());
    this.result = new TaskResult<>(this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Promise<T> promise() {
    return result;
  }

  @Override
  public void cancel() {
    if (!ended()) {
      cancelSuspensions();
    }
  }

  boolean ended() {
    return !result.pending();
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Cancels all suspensions, those to come included. */
  void cancelSuspensions() {
    for (Suspension<?> suspension : markCancelled()) {
      suspension.cancel();
    }
  }

  private synchronized List<Suspension<?>> markCancelled() {
    cancelled = true;
    List<Suspension<?>> pending = new ArrayList<>();
    for (Suspension<?> at = suspensions; at != null; at = at.after) {
      pending.add(at);
    }
    Collections.reverse(pending);
    return pending;
  }

  /**
   * Takes a new suspension in; false when the task is cancelled, or has ended and all is closed.
   */
  boolean enrol(Suspension<?> suspension) {
    if (!link(suspension)) {
      return false;
    }
    if (ended() && !shard.keep(this)) {
      leave(suspension); // Another that left meanwhile may have counted on this one.
      return false;
    }
    return true;
  }

  private boolean link(Suspension<?> suspension) {
    if (runtime.oneThread) {
      return linkFirst(suspension);
    }
    synchronized (this) {
      return linkFirst(suspension);
    }
  }

  private boolean linkFirst(Suspension<?> suspension) {
    if (cancelled) {
      return false;
    }
    Suspension<?> first = suspensions;
    suspension.after = first;
    if (first != null) {
      first.before = suspension;
    }
    suspensions(suspension);
    suspension.enrolled = true;
    return true;
  }

  /** Lets a completed suspension go. */
  void leave(Suspension<?> suspension) {
    if (unlink(suspension) && ended()) {
      shard.letGo(this);
    }
  }

  private boolean unlink(Suspension<?> suspension) {
    if (runtime.oneThread) {
      return cutOut(suspension);
    }
    synchronized (this) {
      return cutOut(suspension);
    }
  }

  private boolean cutOut(Suspension<?> suspension) {
    if (!suspension.enrolled) {
      return false;
    }
    suspension.enrolled = false;
    Suspension<?> before = suspension.before;
    Suspension<?> after = suspension.after;
    if (before == null) {
      suspensions(after);
    } else {
      before.after = after;
    }
    if (after != null) {
      after.before = before;
    }
    suspension.before = null;
    suspension.after = null;
    return suspensions == null;
  }

  private void suspensions(@Nullable Suspension<?> first) {
    if (runtime.oneThread) {
      SUSPENSIONS.lazySet(this, first);
    } else {
      suspensions = first;
    }
  }

  boolean idle() {
    return suspensions == null;
  }

  /** What the task waits for, oldest first, for deadlock reports. */
  synchronized String waitsFor() {
    StringBuilder text = new StringBuilder();
    for (Suspension<?> at = suspensions; at != null; at = at.after) {
      text.insert(0, text.length() == 0 ? at.waitsFor() : at.waitsFor() + ", ");
    }
    return text.length() == 0 ? "a promise" : text.toString();
  }

  /** Tells the runtime when the task ends. */
  private static final class TaskResult<T extends @Nullable Object> extends Deferred<T> {
    private final Task<T> task;

    TaskResult(Task<T> task) {
      super(task.runtime);
      this.task = task;
    }

    @Override
    void settled(Outcome<T> outcome) {
      runtime.tasks.ended(task);
    }

    @Override
    Task<?> owner() {
      return task;
    }

    @Override
    boolean mayLead() {
      return false;
    }
  }
}
