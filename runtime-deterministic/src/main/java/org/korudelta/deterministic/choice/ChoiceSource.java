package org.korudelta.deterministic.choice;

/**
 * Where the choices of one stream come from, one after the other.
 *
 * <p>Threading: one thread.
 */
@FunctionalInterface
public interface ChoiceSource {

  /**
   * The next choice, in {@code [0, bound)}.
   *
   * @param bound 2 or more
   * @param label what is decided
   */
  int next(int bound, String label);

  /**
   * The next choice in {@code [0, kinds]}, where zero should come {@code of - ones} times in {@code
   * of}, and all others alike. A source of random choices has to follow the odds; to others all are
   * alike.
   */
  default int odds(int ones, int of, int kinds, String label) {
    return next(kinds + 1, label);
  }

  /**
   * The next choice in {@code [0, distanceMax]}: how many times away an event is that happens once
   * in {@code oneIn} times, zero for farther than that. A source of random choices has to draw as
   * if it were asked each time; to others all are alike.
   */
  default int distance(int oneIn, int distanceMax, String label) {
    return next(distanceMax + 1, label);
  }
}
