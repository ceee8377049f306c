package org.korudelta.runtime.host;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places for tasks of one {@link TaskShard} that were spawned one after the other. A place is used
 * once.
 *
 * <p>Threading: {@link #end} from any thread, without a lock; the rest under the shard's lock.
 */
final class TaskBlock {
  /*
   * unended counts the places whose task has not ended, those still free included: so admitting a
   * task needs no exchange, and exactly one end finds that it was the last of a full block.
   */
  static final int PLACES = 32;

  /** Neighbours in the shard. */
  @Nullable TaskBlock before;

  @Nullable TaskBlock after;

  private final int firstOrdinal;
  private final @Nullable Task<?>[] tasks = new Task<?>[PLACES];
  private final AtomicInteger unended = new AtomicInteger(PLACES);
  private int filled;

  TaskBlock(int firstOrdinal) {
    this.firstOrdinal = firstOrdinal;
  }

  boolean isFull() {
    return filled == PLACES;
  }

  /** Gives a task the next place. */
  void add(Task<?> task) {
    task.ordinal = firstOrdinal + filled;
    task.block = this;
    task.place = filled;
    tasks[filled] = task;
    filled++;
  }

  /** The task at a place has ended; true when that was the last that this block will ever hold. */
  boolean end(int place) {
    tasks[place] = null;
    return unended.decrementAndGet() == 0;
  }

  /** How many tasks have not ended. */
  int live() {
    return unended.get() - (PLACES - filled);
  }

  /** Adds the tasks that have not ended, perhaps one that is just ending. */
  void addTo(List<Task<?>> all) {
    for (Task<?> task : tasks) {
      if (task != null) {
        all.add(task);
      }
    }
  }
}
