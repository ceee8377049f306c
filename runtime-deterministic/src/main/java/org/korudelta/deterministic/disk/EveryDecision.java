package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.List;

/**
 * All decisions there are, one sequence after the other: the last decision that can be raised is
 * raised, and those after it begin again. The program that asks must be a function of the answers.
 */
final class EveryDecision implements Decisions {
  private final List<Digit> digits = new ArrayList<>();
  private int asked;

  @Override
  public int draw(int bound, String label) {
    if (asked == digits.size()) {
      digits.add(new Digit(0, bound));
    }
    return digits.get(asked++).value;
  }

  /** Begins the next sequence; false when there is none. */
  boolean advance() {
    asked = 0;
    while (!digits.isEmpty()) {
      Digit last = digits.remove(digits.size() - 1);
      if (last.value + 1 < last.bound) {
        digits.add(new Digit(last.value + 1, last.bound));
        return true;
      }
    }
    return false;
  }

  private record Digit(int value, int bound) {}
}
