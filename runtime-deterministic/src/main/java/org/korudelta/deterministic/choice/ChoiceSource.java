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
   * The next choice between 0 and 1, where 1 should come {@code ones} times in {@code of}. Only
   * random choices have a use for the odds.
   */
  default int odds(int ones, int of, String label) {
    return next(2, label);
  }

  /**
   * The next choice in {@code [0, kinds]}, where zero should come {@code of - ones} times in {@code
   * of}, and all others alike. Only random choices have a use for the odds.
   */
  default int odds(int ones, int of, int kinds, String label) {
    return next(kinds + 1, label);
  }
}
