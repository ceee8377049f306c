package org.korudelta;

import java.util.List;

/**
 * A walk among meanings: king − man + woman.
 *
 * @param start where it begins
 * @param steps taken in order
 * @param topK how many answers, 1 to 10,000
 */
public record Navigation(VectorRef start, List<Step> steps, int topK) {
  /** Keeps a copy of the steps. */
  public Navigation {
    steps = List.copyOf(steps);
  }

  /** What a step does with its target t, both brought to unit length first. */
  public enum Direction {
    /** v + w·t. */
    ADD,
    /** v − w·t. */
    SUBTRACT,
    /** v + w·(t − v). */
    TOWARD
  }

  /** One step; the default weight is 1 for add and subtract, 0.5 for toward. */
  public record Step(Direction direction, VectorRef target, double weight) {
    /** Adds the target. */
    public static Step add(VectorRef target) {
      return new Step(Direction.ADD, target, 1);
    }

    /** Takes the target away. */
    public static Step subtract(VectorRef target) {
      return new Step(Direction.SUBTRACT, target, 1);
    }

    /** Goes half the way to the target. */
    public static Step toward(VectorRef target) {
      return new Step(Direction.TOWARD, target, 0.5);
    }
  }
}
