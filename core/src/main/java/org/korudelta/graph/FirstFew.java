package org.korudelta.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first few, in some order, of all that were offered: memory for them only.
 *
 * @param <T> what is offered
 */
final class FirstFew<T> {
  private final int count;
  private final Comparator<T> order;
  private final PriorityQueue<T> kept;

  FirstFew(int count, Comparator<T> order) {
    this.count = count;
    this.order = order;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  /** Whether {@code candidate} would be kept. */
  boolean wants(T candidate) {
    return kept.size() < count || order.compare(candidate, kept.element()) < 0;
  }

  void offer(T candidate) {
    if (wants(candidate)) {
      kept.add(candidate);
      if (kept.size() > count) {
        kept.remove();
      }
    }
  }

  /** Those kept, in order. */
  List<T> inOrder() {
    List<T> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    return Collections.unmodifiableList(sorted);
  }
}
