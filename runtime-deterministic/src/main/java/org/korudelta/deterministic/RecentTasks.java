package org.korudelta.deterministic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korudelta.runtime.host.TaskContext;

/**
 * The tasks whose callbacks ran last, at most a thousand of them: who goes round in a livelock.
 *
 * <p>Cost: three stores for each callback, no allocation.
 */
final class RecentTasks {
  static final int CALLBACKS_MAX = 1_000;

  private final int[] ordinals = new int[CALLBACKS_MAX];
  private final String[] names = new String[CALLBACKS_MAX];
  private final long[] startNanos = new long[CALLBACKS_MAX];
  private int next;
  private int size;

  /**
   * A task and how often it ran.
   *
   * @param ordinal its place in spawn order
   * @param name its name
   * @param times how many of its callbacks ran
   */
  record Share(int ordinal, String name, int times) {
    Share oneMore() {
      return new Share(ordinal, name, times + 1);
    }
  }

  /** Peers count their tasks each from 1: the ordinal alone does not tell them apart. */
  private record Named(int ordinal, String name) {}

  /** A callback of {@code task} runs at {@code nowNanos}. */
  void add(TaskContext task, long nowNanos) {
    ordinals[next] = task.taskOrdinal();
    names[next] = task.taskName();
    startNanos[next] = nowNanos;
    next = next + 1 == CALLBACKS_MAX ? 0 : next + 1;
    size = Math.min(size + 1, CALLBACKS_MAX);
  }

  /** How many callbacks are noted. */
  int size() {
    return size;
  }

  /** When the oldest of them ran, virtual nanoseconds; there must be one. */
  long sinceNanos() {
    return startNanos[size < CALLBACKS_MAX ? 0 : next];
  }

  /** Who ran, the busiest first, the equally busy in spawn order. */
  List<Share> shares() {
    Map<Named, Share> shares = new HashMap<>();
    for (int i = 0; i < size; i++) {
      Named task = new Named(ordinals[i], names[i]);
      Share before = shares.get(task);
      shares.put(task, before == null ? new Share(task.ordinal, task.name, 1) : before.oneMore());
    }
    List<Share> sorted = new ArrayList<>(shares.values());
    sorted.sort(
        Comparator.comparingInt((Share share) -> -share.times())
            .thenComparingInt(Share::ordinal)
            .thenComparing(Share::name));
    return sorted;
  }
}
