package org.korudelta.deterministic.choice;

import org.korudelta.error.KoruException;

/**
 * What happens once in so many times, at random. Chosen is how many times away the next one is, not
 * whether it happens at each (skip sampling, as in Vitter: <i>Faster Methods for Random
 * Sampling</i>, CACM 1984): a record has one choice for each that happened, however often was asked
 * in between.
 *
 * <pre>{@code
 * RareEvent failure = new RareEvent(choices.stream("disk/failure"), 150, "writes until failure");
 * if (failure.happens()) {
 *   …
 * }
 * }</pre>
 *
 * <p>Zero chooses that it does not happen for four times the usual distance, one that it happens at
 * once. Random choices are as if they were asked each time.
 *
 * <p>Cost: random choices draw as many numbers as there are times in between, all of them when the
 * distance is chosen.
 *
 * <p>Threading: one thread, that of its choices.
 */
public final class RareEvent {
  /** The rarest there is. */
  public static final int ONE_IN_MAX = 1 << 28;

  /** Farther than so many times its mean distance it is seldom: then zero is chosen. */
  private static final int FARTHEST = 4;

  private final Choices choices;
  private final int oneIn;
  private final String label;
  private int quiet;
  private boolean due;

  /**
   * An event that happens once in {@code oneIn} times on average; 1 is each time.
   *
   * @param label what is chosen: the distance to the next one
   * @throws KoruException.BadRequest if {@code oneIn} is below 1 or above {@link #ONE_IN_MAX}
   */
  public RareEvent(Choices choices, int oneIn, String label) {
    if (oneIn < 1 || oneIn > ONE_IN_MAX) {
      throw new KoruException.BadRequest("no rate: oneIn=" + oneIn + " label=" + label);
    }
    this.choices = choices;
    this.oneIn = oneIn;
    this.label = label;
  }

  /** How rare it is. */
  public int oneIn() {
    return oneIn;
  }

  /** Whether it happens this time. */
  public boolean happens() {
    if (oneIn == 1) {
      return true;
    }
    if (quiet == 0 && !due) {
      choose();
    }
    if (quiet > 0) {
      quiet--;
      return false;
    }
    due = false;
    return true;
  }

  private void choose() {
    int distanceMax = FARTHEST * oneIn;
    int distance = choices.distance(oneIn, distanceMax, label);
    due = distance > 0;
    quiet = due ? distance - 1 : distanceMax;
  }
}
