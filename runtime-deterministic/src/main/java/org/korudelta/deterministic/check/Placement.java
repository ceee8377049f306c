package org.korudelta.deterministic.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some operations put in an order that explains their answers.
 *
 * @param state the values after them
 * @param ahead those of them that were answered, and whose answer the search has not come to
 * @param spent those of them whose end nobody knows
 * @param order the order
 */
record Placement(List<Integer> state, NumberSet ahead, NumberSet spent, @Nullable Order order) {

  /** An order, from its end: the first of it is null. */
  record Order(Candidate last, @Nullable Order before, int size) {}

  /** Placements that are alike but for what they spent. */
  record Likeness(List<Integer> state, NumberSet ahead) {}

  static Placement start(List<Integer> state) {
    return new Placement(state, NumberSet.EMPTY, NumberSet.EMPTY, null);
  }

  Likeness likeness() {
    return new Likeness(state, ahead);
  }

  boolean holds(Candidate candidate) {
    return (candidate.isCertain() ? ahead : spent).contains(candidate.number());
  }

  /** With {@code candidate}, which it does not hold, at the end; null if it does not fit there. */
  @Nullable Placement with(Candidate candidate) {
    List<Integer> after = candidate.after(state);
    if (after == null) {
      return null;
    }
    Order longer = new Order(candidate, order, size() + 1);
    return candidate.isCertain()
        ? new Placement(after, ahead.with(candidate.number()), spent, longer)
        : new Placement(after, ahead, spent.with(candidate.number()), longer);
  }

  /** The search has come to the answer of {@code candidate}, which it holds. */
  Placement passed(Candidate candidate) {
    return new Placement(state, ahead.without(candidate.number()), spent, order);
  }

  /** How many operations are in the order. */
  int size() {
    return order == null ? 0 : order.size();
  }

  /** The last of the order, at most {@code count}, in order. */
  List<Operation> last(int count) {
    Deque<Operation> last = new ArrayDeque<>();
    for (Order at = order; at != null && last.size() < count; at = at.before()) {
      last.addFirst(at.last().operation());
    }
    return new ArrayList<>(last);
  }
}
