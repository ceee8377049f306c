package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have not ended, or have ended and left a suspension behind, in spawn order.
 *
 * <p>Threading: safe from any thread.
 */
final class TaskList {
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private int live;
  private int spawned;
  private @Nullable Runnable whenNoneLive;

  synchronized int nextOrdinal() {
    return ++spawned;
  }

  /** Takes a task in; false once closed. */
  synchronized boolean add(Task<?> task) {
    if (whenNoneLive != null) {
      return false;
    }
    append(task);
    task.live = true;
    live++;
    return true;
  }

  /** Lists a task again that has ended and waits all the same; false once closed. */
  synchronized boolean readmit(Task<?> task) {
    if (task.listed) {
      return true;
    }
    if (whenNoneLive != null) {
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
  void ended(Task<?> task) {
    Runnable none = countDown(task);
    if (task.idle()) {
      removeIfDone(task);
    }
    if (none != null) {
      none.run();
    }
  }

  private synchronized @Nullable Runnable countDown(Task<?> task) {
    if (!task.live) {
      return null;
    }
    task.live = false;
    live--;
    return live == 0 ? whenNoneLive : null;
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

  /**
   * Lets no task in any more and cancels those there are; then {@code whenNone}, once none lives.
   */
  void close(Runnable whenNone) {
    for (Task<?> task : closeDoor(whenNone)) {
      task.cancelSuspensions();
    }
  }

  private synchronized List<Task<?>> closeDoor(Runnable whenNone) {
    whenNoneLive = whenNone;
    return all();
  }

  synchronized int live() {
    return live;
  }

  /** The tasks that have not ended. */
  synchronized List<Task<?>> unended() {
    List<Task<?>> tasks = all();
    tasks.removeIf(Task::ended);
    return tasks;
  }

  private List<Task<?>> all() {
    List<Task<?>> tasks = new ArrayList<>();
    for (Task<?> at = first; at != null; at = at.after) {
      tasks.add(at);
    }
    return tasks;
  }
}
