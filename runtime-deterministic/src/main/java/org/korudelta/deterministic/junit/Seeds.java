package org.korudelta.deterministic.junit;

import java.util.SplittableRandom;
import org.korudelta.deterministic.choice.Choices;

/** Seeded runs: a fixed part, the same each time, and a fresh one, another each time. */
final class Seeds implements RunSource {
  /*
   * Fixed seeds are 1, 2, 3 …; fresh ones follow a base that is drawn high above them, from numbers
   * short enough to be copied by hand.
   */
  private static final int FRESH_MIN = 1_000_000;
  private static final int FRESH_BOUND = 1_000_000_000;

  private final int count;
  private final int fixed;
  private final long base;
  private int given;

  private Seeds(int count, int fixed, long base) {
    this.count = count;
    this.fixed = fixed;
    this.base = base;
  }

  /** That many seeds, from {@code first} on; if that is 0, half of them fixed and half fresh. */
  static Seeds of(int count, long first) {
    return first == 0
        ? new Seeds(
            count, count - count / 2, new SplittableRandom().nextInt(FRESH_MIN, FRESH_BOUND))
        : new Seeds(count, 0, first);
  }

  @Override
  public boolean hasNext() {
    return given < count;
  }

  @Override
  public Choices next() {
    given++;
    return Choices.seeded(seed());
  }

  @Override
  public long seed() {
    return given <= fixed ? given : base + (given - fixed - 1);
  }

  @Override
  public String again() {
    return "seed " + seed() + ", once more by @Simulate(seed = " + seed() + ", seeds = 1)";
  }

  @Override
  public String title() {
    return count + " seeds";
  }

  @Override
  public String tried(int runs) {
    String all = runs < count ? "budget ended after " + runs + " of " + count + " seeds" : title();
    return all + ": " + ranges(Math.min(runs, fixed), Math.max(0, runs - fixed));
  }

  private String ranges(int fixedRuns, int others) {
    String first = fixedRuns == 0 ? "" : "fixed 1.." + fixedRuns;
    String more = others == 0 ? "" : "from " + base + " on, " + others;
    return first.isEmpty() || more.isEmpty() ? first + more : first + ", fresh " + more;
  }

  @Override
  public boolean sampled() {
    return true;
  }
}
