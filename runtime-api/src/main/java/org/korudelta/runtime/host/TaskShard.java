package org.korudelta.runtime.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tasks of a {@link TaskList}: those that one lane of the host has spawned.
 *
 * <p>Threading: safe from any thread; the lock is held for a few instructions, and nearly always
 * taken by the one lane alone.
 */
final class TaskShard {
  /*
   * A task that ends, on whatever lane, takes itself out of its block without a lock; only the last
   * of a full block takes the lock, to drop the block. Lanes that shared a lock, or neighbours in a
   * list, for each task would wait for each other all the time.
   *
   * Invariants:
   *  - every block but the newest is full, and holds a task that has not ended or is just dropped
   *  - a task that has ended and waits all the same is in leftBehind: who ends it and who enrols a
   *    suspension each write first and then look at what the other has written, and look once more
   *    under the lock
   */
  private final AtomicInteger ordinals;
  private final Set<Task<?>> leftBehind = new LinkedHashSet<>();
  private @Nullable TaskBlock oldest;
  private @Nullable TaskBlock newest;
  private boolean closed;

  /** A lane's shard, which takes the ordinals of its tasks from a common count, in blocks. */
  TaskShard(AtomicInteger ordinals) {
    this.ordinals = ordinals;
  }

  /** Takes a task in; false once closed. */
  synchronized boolean admit(Task<?> task) {
    if (closed) {
      return false;
    }
    TaskBlock block = newest;
    if (block == null || block.isFull()) {
      block = append(block);
    }
    block.add(task);
    return true;
  }

  private TaskBlock append(@Nullable TaskBlock last) {
    TaskBlock block = new TaskBlock(ordinals.getAndAdd(TaskBlock.PLACES));
    block.before = last;
    if (last == null) {
      oldest = block;
    } else {
      last.after = block;
    }
    newest = block;
    return block;
  }

  /** The task has its result; called once. */
  void ended(Task<?> task) {
    TaskBlock block = task.block;
    if (block == null) {
      return; // Never admitted.
    }
    if (!task.idle() && !keep(task)) {
      task.cancelSuspensions();
    }
    task.block = null;
    if (block.end(task.place)) {
      drop(block);
    }
  }

  /** Lets go of a block and its neighbours: who still holds it shall not hold them. */
  private synchronized void drop(TaskBlock block) {
    TaskBlock before = block.before;
    TaskBlock after = block.after;
    if (before == null) {
      oldest = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.before = before;
    }
    block.before = null;
    block.after = null;
  }

  /** Keeps a task that has ended as long as it waits; false once closed. */
  synchronized boolean keep(Task<?> task) {
    if (!closed && !task.idle()) {
      leftBehind.add(task);
    }
    return !closed;
  }

  /** Lets go of a task that has ended and waits nowhere any more. */
  synchronized void letGo(Task<?> task) {
    if (task.idle()) {
      leftBehind.remove(task);
    }
  }

  synchronized void close() {
    closed = true;
  }

  /** How many have not ended. */
  synchronized int live() {
    int live = 0;
    for (TaskBlock block = oldest; block != null; block = block.after) {
      live += block.live();
    }
    return live;
  }

  /** As {@code live() == 0}, but looks at two or three blocks at most. */
  synchronized boolean noneLive() {
    TaskBlock block = oldest;
    while (block != null && block.live() == 0) {
      block = block.after;
    }
    return block == null;
  }

  /** Adds all that have not ended, and those that wait all the same. */
  synchronized void addTo(List<Task<?>> tasks) {
    for (TaskBlock block = oldest; block != null; block = block.after) {
      block.addTo(tasks);
    }
    tasks.addAll(leftBehind);
  }
}
