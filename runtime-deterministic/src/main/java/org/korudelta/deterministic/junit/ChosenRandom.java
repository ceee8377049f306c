package org.korudelta.deterministic.junit;

import java.util.Random;
import org.korudelta.deterministic.choice.Choices;

/** A random source that chance has no part in: every bit of it is a choice. */
final class ChosenRandom extends Random {
  private static final long serialVersionUID = 1L;
  private static final int HALF = 16;

  private final transient Choices choices;
  private final String label;

  ChosenRandom(Choices choices, String label) {
    super(0);
    this.choices = choices;
    this.label = label;
  }

  @Override
  protected int next(int bits) {
    return bits <= HALF
        ? choices.draw(1 << bits, label)
        : choices.draw(1 << (bits - HALF), label) << HALF | choices.draw(1 << HALF, label);
  }

  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound below 1: bound=" + bound);
    }
    return choices.draw(bound, label);
  }
}
