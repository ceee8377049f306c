package org.korudelta.vector;

import java.util.OptionalDouble;
import org.korudelta.error.KoruException;

/**
 * A walk among meanings: {@code king − man + woman}. Each operand is brought to unit length in
 * {@code double} first; the steps are taken in order and their sum is the place to search from.
 *
 * <p>
 *
 * {@snippet :
 * QueryVector place = Walk.from(king).subtract(man, 1).add(woman, 1).destination();
 * }
 *
 * <p>A step costs one pass over the components. Threading: immutable, every step is a new walk.
 */
public final class Walk {
  /** The heaviest step, either way. */
  public static final double WEIGHT_MAX = 1_000_000;

  private final String model;
  private final double[] position;

  private Walk(String model, double[] position) {
    this.model = model;
    this.position = position;
  }

  /**
   * The walk that stands at {@code start}.
   *
   * @throws KoruException.BadRequest for a zero vector
   */
  public static Walk from(Embedding start) {
    return new Walk(start.model(), unit(start));
  }

  /**
   * To v + w·t.
   *
   * @throws KoruException.BadRequest for a target of another model or other dimensions, a zero
   *     vector, a weight that is not finite or beyond ±{@link #WEIGHT_MAX}
   */
  public Walk add(Embedding target, double weight) {
    double[] unit = operand(target, weight);
    double[] next = new double[position.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = position[i] + weight * unit[i];
    }
    return new Walk(model, next);
  }

  /**
   * To v − w·t.
   *
   * @throws KoruException.BadRequest as {@link #add}
   */
  public Walk subtract(Embedding target, double weight) {
    double[] unit = operand(target, weight);
    double[] next = new double[position.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = position[i] - weight * unit[i];
    }
    return new Walk(model, next);
  }

  /**
   * To v + w·(t − v).
   *
   * @throws KoruException.BadRequest as {@link #add}
   */
  public Walk toward(Embedding target, double weight) {
    double[] unit = operand(target, weight);
    double[] next = new double[position.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = position[i] + weight * (unit[i] - position[i]);
    }
    return new Walk(model, next);
  }

  /**
   * Where the walk stands, as something to search with.
   *
   * @throws KoruException.BadRequest when the steps cancelled out and no direction is left
   */
  public QueryVector destination() {
    return QueryVector.direction(model, position.clone());
  }

  /** The cosine between where the walk stands and {@code target}; empty where either has none. */
  public OptionalDouble cosine(Embedding target) {
    double squares = LaneSum.squares(position) * target.squares();
    if (squares == 0) {
      return OptionalDouble.empty();
    }
    double cosine = LaneSum.dot(position, target.sharedComponents()) / Math.sqrt(squares);
    return OptionalDouble.of(Math.max(-1, Math.min(1, cosine)));
  }

  private double[] operand(Embedding target, double weight) {
    requireWeight(weight);
    if (!target.model().equals(model)) {
      throw new KoruException.BadRequest(
          "models differ: start=" + model + " target=" + target.model());
    }
    if (target.dimensions() != position.length) {
      throw new KoruException.BadRequest(
          "dimensions differ: start="
              + position.length
              + " target="
              + target.dimensions()
              + " model="
              + model);
    }
    return unit(target);
  }

  private static void requireWeight(double weight) {
    boolean inRange = weight >= -WEIGHT_MAX && weight <= WEIGHT_MAX;
    if (!inRange) {
      throw new KoruException.BadRequest(
          "step weight out of range: weight=" + NumberText.of(weight) + " max=1000000");
    }
  }

  private static double[] unit(Embedding embedding) {
    if (embedding.squares() == 0) {
      throw new KoruException.BadRequest(
          "zero vector has no direction: model="
              + embedding.model()
              + " dimensions="
              + embedding.dimensions());
    }
    double length = Math.sqrt(embedding.squares());
    double[] unit = LaneSum.widen(embedding.sharedComponents());
    for (int i = 0; i < unit.length; i++) {
      unit[i] = unit[i] / length;
    }
    return unit;
  }
}
