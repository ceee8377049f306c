package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation that is to be placed in an order, and what it does to the state there. */
final class Candidate {
  private final int number;
  private final Operation operation;
  private final List<Access> accesses;
  private final int[] slots;
  private final boolean onlyReads;

  /** The {@code number}-th operation of a group; {@code slots} is where its keys are in a state. */
  Candidate(int number, Operation operation, List<Access> accesses, Map<String, Integer> slots) {
    this.number = number;
    this.operation = operation;
    this.accesses = accesses;
    this.slots =
        accesses.stream()
            .mapToInt(access -> Objects.requireNonNull(slots.get(access.key())))
            .toArray();
    this.onlyReads = accesses.stream().noneMatch(Access::writes);
  }

  int number() {
    return number;
  }

  Operation operation() {
    return operation;
  }

  /** Must be placed, as it was answered; the others may be. */
  boolean isCertain() {
    return operation.isAnswered();
  }

  /** Changes no state. */
  boolean onlyReads() {
    return onlyReads;
  }

  /** Whether {@code before} need not have happened if this comes next, as this hides it. */
  boolean wastes(Candidate before) {
    return !before.isCertain()
        && operation.action() instanceof Action.Write write
        && before.operation.action() instanceof Action.Write hidden
        && write.key().equals(hidden.key());
  }

  /**
   * The state after it, or null if its answers are not what it would have seen in {@code state}.
   */
  @Nullable List<Integer> after(List<Integer> state) {
    List<Integer> next = state;
    for (int i = 0; i < slots.length; i++) {
      Access access = accesses.get(i);
      if (!access.admits(next.get(slots[i]))) {
        return null;
      }
      if (access.writes()) {
        next = replaced(next, slots[i], access.value());
      }
    }
    return next;
  }

  private static List<Integer> replaced(List<Integer> state, int slot, int value) {
    List<Integer> next = new ArrayList<>(state);
    next.set(slot, value);
    return List.copyOf(next);
  }
}
