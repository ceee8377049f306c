package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * A walk among meanings: king − man + woman.
 *
 * @param start where it begins
 * @param steps taken in order, {@link #STEPS_MAX} at most
 * @param topK how many answers, 1 to 10,000
 */
public record Navigation(VectorRef start, List<Step> steps, int topK) {
  /** The longest walk. */
  public static final int STEPS_MAX = 1_000;

  /** Keeps a copy of the steps; {@code limit} when there are too many. */
  public Navigation {
    steps = List.copyOf(steps);
    if (steps.size() > STEPS_MAX) {
      throw new KoruException.Limit(
          "navigation too long: steps=" + steps.size() + " max=" + STEPS_MAX);
    }
  }

  /**
   * A walk among the keys of one namespace, each operand {@code +key}, {@code -key} or {@code ~key}
   * (half the way); {@code bad_request} for any other.
   */
  public static Navigation among(String namespace, String start, List<String> operands, int topK) {
    List<Step> steps = new ArrayList<>(operands.size());
    for (String operand : operands) {
      steps.add(Step.of(namespace, operand));
    }
    return new Navigation(new VectorRef.ByKey(namespace, start), steps, topK);
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
    private static Step of(String namespace, String operand) {
      VectorRef target =
          new VectorRef.ByKey(namespace, operand.isEmpty() ? "" : operand.substring(1));
      return switch (operand.isEmpty() ? ' ' : operand.charAt(0)) {
        case '+' -> add(target);
        case '-' -> subtract(target);
        case '~' -> toward(target);
        default ->
            throw new KoruException.BadRequest(
                "operand must begin with +, - or ~: operand=" + operand);
      };
    }

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
