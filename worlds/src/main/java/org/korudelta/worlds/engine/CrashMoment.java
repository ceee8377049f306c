package org.korudelta.worlds.engine;

import org.korudelta.deterministic.choice.Choices;

/**
 * When a life ends before its time: some steps after some operations of the disk. What others do
 * meanwhile matters little, so that a simpler run without them crashes at the same place.
 */
final class CrashMoment {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int STEPS_MAX = 8;

  private int atOperation = NEVER;
  private int steps;

  /** Not in this life, so far. */
  void never() {
    atOperation = NEVER;
  }

  boolean isSet() {
    return atOperation != NEVER;
  }

  /** Within {@code operationsMax} operations after {@code operations}, which is now. */
  void soon(Choices choices, int operations, int operationsMax) {
    atOperation = operations + choices.draw(operationsMax, "operations until then");
    steps = choices.draw(STEPS_MAX, "steps until then");
  }

  /** Whether it is now, after {@code operations}; asked before each step. */
  boolean isNow(int operations) {
    return operations >= atOperation && steps-- <= 0;
  }
}
