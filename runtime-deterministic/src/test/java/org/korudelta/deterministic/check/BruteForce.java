package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The definitions word by word, for a few operations: tries every order. */
final class BruteForce {
  private BruteForce() {}

  static boolean isLinearizable(List<Operation> operations) {
    List<Operation> rest = new ArrayList<>(operations);
    rest.removeIf(operation -> !operation.ending().mayHaveHappened());
    return canPlace(rest, new TreeMap<>());
  }

  private static boolean canPlace(List<Operation> rest, Map<String, Integer> state) {
    if (rest.stream().noneMatch(Operation::isAnswered)) {
      return true;
    }
    for (Operation next : rest) {
      Map<String, Integer> after = new TreeMap<>(state);
      List<Operation> others = new ArrayList<>(rest);
      others.remove(next);
      if (others.stream().noneMatch(other -> endedBefore(other, next))
          && explains(next, after)
          && canPlace(others, after)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endedBefore(Operation other, Operation next) {
    return other.ending() instanceof Ending.Answered answered
        && answered.at().event() < next.invoked().event();
  }

  private static boolean explains(Operation operation, Map<String, Integer> state) {
    for (Access access : operation.accesses()) {
      int present = state.getOrDefault(access.key(), 0);
      if (access.kind() == Access.Kind.WRITE) {
        state.put(access.key(), access.value());
      } else if ((present == access.value()) != (access.kind() == Access.Kind.READ)) {
        return false;
      }
    }
    return true;
  }

  /** For histories without compare-and-sets, whose writes are unique. */
  static boolean isCausal(List<Operation> operations) {
    List<Operation> happened = new ArrayList<>(operations);
    happened.removeIf(operation -> !operation.ending().mayHaveHappened());
    boolean[][] before = causalOrder(happened);
    return inSomeOrder(List.of(), happened.size(), order -> suits(order, before, happened));
  }

  private static boolean[][] causalOrder(List<Operation> operations) {
    int count = operations.size();
    boolean[][] before = new boolean[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        Operation a = operations.get(i);
        Operation b = operations.get(j);
        before[i][j] =
            (i < j && a.client() == b.client() && a.isAnswered()) || (i != j && readsFrom(b, a));
      }
    }
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          before[i][j] |= before[i][k] && before[k][j];
        }
      }
    }
    return before;
  }

  private static boolean readsFrom(Operation reader, Operation writer) {
    return reader.accesses().stream()
        .anyMatch(
            read ->
                read.kind() == Access.Kind.READ
                    && writer
                        .accesses()
                        .contains(new Access(Access.Kind.WRITE, read.key(), read.value())));
  }

  private static boolean inSomeOrder(
      List<Integer> order, int count, Predicate<List<Integer>> suits) {
    if (order.size() == count) {
      return suits.test(order);
    }
    for (int next = 0; next < count; next++) {
      if (!order.contains(next)) {
        List<Integer> longer = new ArrayList<>(order);
        longer.add(next);
        if (inSomeOrder(longer, count, suits)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Keeps to the causal order, and each reads the last of what it knows of. */
  private static boolean suits(
      List<Integer> order, boolean[][] before, List<Operation> operations) {
    for (int place = 0; place < order.size(); place++) {
      int node = order.get(place);
      Map<String, Integer> known = new TreeMap<>();
      for (int earlier = 0; earlier < order.size(); earlier++) {
        if (before[order.get(earlier)][node]) {
          if (earlier >= place) {
            return false;
          }
          explains(writesOf(operations.get(order.get(earlier))), known);
        }
      }
      if (!explains(operations.get(node), known)) {
        return false;
      }
    }
    return true;
  }

  private static Operation writesOf(Operation operation) {
    return new Operation(
        operation.client(), operation.action(), operation.invoked(), new Ending.Open());
  }
}
