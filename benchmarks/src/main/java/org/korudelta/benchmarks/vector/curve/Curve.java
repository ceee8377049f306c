package org.korudelta.benchmarks.vector.curve;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How fast somebody is at what recall: the best pass of each effort.
 *
 * <p>Threading: for one thread.
 */
public final class Curve {
  private final TreeMap<Integer, Pass> passes = new TreeMap<>();

  /** Nothing yet. */
  public Curve() {}

  /** Keeps the better of this and what there is at the same effort. */
  public void add(int effort, Pass pass) {
    passes.merge(effort, pass, Pass::orFaster);
  }

  /** The best passes, from the least effort up. */
  public Map<Integer, Pass> passes() {
    return passes;
  }

  /**
   * Searches a second where {@code recall} is reached first, from the least effort up: between the
   * efforts below and above it, on the straight line of recall and the logarithm of the rate. Empty
   * when no effort reaches it.
   */
  public OptionalDouble perSecondAt(double recall) {
    Pass below = null;
    for (Pass pass : passes.values()) {
      if (pass.recall() >= recall) {
        return OptionalDouble.of(below == null ? pass.perSecond() : between(below, pass, recall));
      }
      below = pass;
    }
    return OptionalDouble.empty();
  }

  /** The pass at {@code effort}; of who has tried one only, that. Empty when it was not tried. */
  public Optional<Pass> passAt(int effort) {
    return Optional.ofNullable(
        passes.size() == 1 ? passes.firstEntry().getValue() : passes.get(effort));
  }

  private static double between(Pass below, Pass above, double recall) {
    double way = (recall - below.recall()) / (above.recall() - below.recall());
    double from = Math.log(below.perSecond());
    return Math.exp(from + way * (Math.log(above.perSecond()) - from));
  }
}
