package org.korudelta.deterministic.shrink;

/**
 * Lowers one choice: to the first of 0, 1, 2, 4 and so on that still fails, and then as far as that
 * goes by halving what is between.
 */
final class Lowering {
  /** There is nothing left to try. */
  static final int NONE = -1;

  /*
   * Invariants:
   *  - what is below low does not fail, or was not tried
   *  - while doubling, low is next to what was tried last but one
   */
  private final int before;
  private boolean doubling = true;
  private int tried = NONE;
  private int low;

  /** Lowers {@code before}. */
  Lowering(int before) {
    this.before = before;
  }

  /**
   * What to try next.
   *
   * @param value what the choice is now
   * @param accepted whether what was tried last still fails
   */
  int next(int value, boolean accepted) {
    if (!doubling) {
      return halved(value, accepted ? low : tried + 1);
    }
    if (tried == NONE || !accepted) {
      low = tried + 1;
      tried = tried <= 0 ? low : tried + Math.min(tried, before - tried);
      if (tried < before) {
        return tried;
      }
    }
    doubling = false;
    return halved(value, low);
  }

  private int halved(int value, int from) {
    low = from;
    tried = low + (value - low) / 2;
    return low < value ? tried : NONE;
  }
}
