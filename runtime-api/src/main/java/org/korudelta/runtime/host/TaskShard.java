package org.korudelta.runtime.host;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tasks of a {@link TaskList}: those that one lane of the host has spawned.
 *
 * <p>Threading: safe from any thread; the lock is held for a few instructions.
 */
final class TaskShard {
  private final AtomicInteger ordinals;
  private final int block;
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private int live;
  private boolean closed;
  private int nextOrdinal;
  private int lastOrdinal = -1;

  /** A shard that takes ordinals of tasks from {@code ordinals}, a block at a time. */
  TaskShard(AtomicInteger ordinals, int block) {
    this.ordinals = ordinals;
    this.block = block;
  }

  /** Takes a task in; false once closed. */
  synchronized boolean admit(Task<?> task) {
    if (closed) {
      return false;
    }
    if (nextOrdinal > lastOrdinal) {
      nextOrdinal = ordinals.getAndAdd(block);
      lastOrdinal = nextOrdinal + block - 1;
    }
    task.ordinal = nextOrdinal++;
    task.live = true;
    live++;
    append(task);
    return true;
  }

  /** Lists a task again that has ended and waits all the same; false once closed. */
  synchronized boolean readmit(Task<?> task) {
    if (task.listed) {
      return true;
    }
    if (closed) {
      return false;
    }
    if (!task.idle()) {
      append(task);
    }
    return true;
  }

  private void append(Task<?> task) {
    task.before = last;
    if (last == null) {
      first = task;
    } else {
      last.after = task;
    }
    last = task;
    task.listed = true;
  }

  /** The task has its result. */
  synchronized void ended(Task<?> task) {
    if (task.live) {
      task.live = false;
      live--;
    }
    removeIfDone(task);
  }

  /** Lets go of a task that has ended and waits nowhere. */
  synchronized void removeIfDone(Task<?> task) {
    if (!task.listed || !task.ended() || !task.idle()) {
      return;
    }
    task.listed = false;
    if (task.before == null) {
      first = task.after;
    } else {
      task.before.after = task.after;
    }
    if (task.after == null) {
      last = task.before;
    } else {
      task.after.before = task.before;
    }
    task.before = null;
    task.after = null;
  }

  synchronized void close() {
    closed = true;
  }

  synchronized int live() {
    return live;
  }

  /** Adds all that are listed, those that have ended included. */
  synchronized void addTo(List<Task<?>> tasks) {
    for (Task<?> at = first; at != null; at = at.after) {
      tasks.add(at);
    }
  }
}
