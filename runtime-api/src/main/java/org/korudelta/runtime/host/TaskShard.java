package org.korudelta.runtime.host;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tasks of a {@link TaskList}: those that one lane of the host has spawned.
 *
 * <p>Threading: safe from any thread; the lock is held for a few instructions, and nearly always
 * taken by the one lane alone.
 */
final class TaskShard {
  /*
   * A task that ends on another lane, because that lane has stolen it, is put on a stack, and taken
   * out of the list when the shard is next used: two lanes that shared the lock for each task would
   * wait for each other all the time. What the stack holds is bounded, and once closed there is
   * none, since closing waits for the count.
   */
  private static final int ENDED_ELSEWHERE_MAX = 64;

  private final int lane;
  private final AtomicInteger ordinals;
  private final int block;
  private final AtomicReference<@Nullable Task<?>> endedElsewhere = new AtomicReference<>();
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private int live;
  private volatile boolean closed;
  private int nextOrdinal;
  private int lastOrdinal = -1;

  /** A lane's shard, which takes the ordinals of its tasks from a common count, in blocks. */
  TaskShard(int lane, AtomicInteger ordinals, int block) {
    this.lane = lane;
    this.ordinals = ordinals;
    this.block = block;
  }

  /** Takes a task in; false once closed. */
  synchronized boolean admit(Task<?> task) {
    if (closed) {
      return false;
    }
    forgetEndedElsewhere();
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

  /** The task has its result; called on {@code lane}. */
  void ended(Task<?> task, int onLane) {
    if (onLane == lane || !push(task) || closed) {
      forget(task);
    }
  }

  /** False when there are many already. */
  private boolean push(Task<?> task) {
    Task<?> top = endedElsewhere.get();
    task.endedBefore = top;
    task.endedCount = top == null ? 1 : top.endedCount + 1;
    while (!endedElsewhere.compareAndSet(top, task)) {
      top = endedElsewhere.get();
      task.endedBefore = top;
      task.endedCount = top == null ? 1 : top.endedCount + 1;
    }
    return task.endedCount < ENDED_ELSEWHERE_MAX;
  }

  private synchronized void forget(Task<?> task) {
    forgetEndedElsewhere();
    end(task);
  }

  private void forgetEndedElsewhere() {
    if (endedElsewhere.get() == null) {
      return;
    }
    Task<?> task = endedElsewhere.getAndSet(null);
    while (task != null) {
      Task<?> before = task.endedBefore;
      task.endedBefore = null;
      end(task);
      task = before;
    }
  }

  private void end(Task<?> task) {
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
    forgetEndedElsewhere();
  }

  synchronized int live() {
    forgetEndedElsewhere();
    return live;
  }

  /** Adds all that are listed, those that have ended included. */
  synchronized void addTo(List<Task<?>> tasks) {
    for (Task<?> at = first; at != null; at = at.after) {
      tasks.add(at);
    }
  }
}
