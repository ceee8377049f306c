package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have not ended, or have ended and left a suspension behind, in spawn order; on a
 * parallel host in the spawn order of each of its lanes.
 *
 * <p>Threading: safe from any thread. Tasks of different lanes share no lock.
 */
final class TaskList {
  private final TaskShard[] shards;
  private volatile @Nullable Runnable whenNoneLive;

  /** A list for a host with so many lanes. */
  TaskList(int lanes) {
    AtomicInteger ordinals = new AtomicInteger(1);
    shards = new TaskShard[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      shards[lane] = new TaskShard(ordinals);
    }
  }

  /** The shard of tasks that {@code lane} spawns. */
  TaskShard shard(int lane) {
    return shards[lane % shards.length];
  }

  /** The task has its result; called once. */
  void ended(Task<?> task) {
    task.shard.ended(task);
    Runnable none = whenNoneLive;
    if (none != null && noneLive()) {
      none.run();
    }
  }

  /**
   * Lets no task in any more and cancels those there are; {@code whenNone} runs once none lives,
   * perhaps more than once.
   */
  void close(Runnable whenNone) {
    for (TaskShard shard : shards) {
      shard.close();
    }
    whenNoneLive = whenNone;
    for (Task<?> task : all()) {
      task.cancelSuspensions();
    }
  }

  /** How many have not ended. */
  int live() {
    int live = 0;
    for (TaskShard shard : shards) {
      live += shard.live();
    }
    return live;
  }

  private boolean noneLive() {
    for (TaskShard shard : shards) {
      if (!shard.noneLive()) {
        return false;
      }
    }
    return true;
  }

  /** The tasks that have not ended. */
  List<Task<?>> unended() {
    List<Task<?>> tasks = all();
    tasks.removeIf(Task::ended);
    return tasks;
  }

  private List<Task<?>> all() {
    List<Task<?>> tasks = new ArrayList<>();
    for (TaskShard shard : shards) {
      shard.addTo(tasks);
    }
    tasks.sort(Comparator.comparingInt(task -> task.ordinal));
    return tasks;
  }
}
