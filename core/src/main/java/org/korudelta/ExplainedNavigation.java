package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.korudelta.causal.Version;
import org.korudelta.vector.SearchPlan;

/**
 * The answers to a navigation, the way that it went, and how the answers were found there.
 *
 * @param neighbours the answers, best first
 * @param stops where it began, and where each step led
 * @param plan how the answers were found
 */
public record ExplainedNavigation(List<Neighbour> neighbours, List<Stop> stops, SearchPlan plan) {
  /** Keeps copies of the lists. */
  public ExplainedNavigation {
    neighbours = List.copyOf(neighbours);
    stops = List.copyOf(stops);
  }

  /**
   * Where a step led.
   *
   * @param step the step; empty for the start
   * @param target the embedding that it names
   * @param before the cosine between the position and the target before the step, in [-1, 1]; 1 for
   *     the start, and empty where the steps so far cancelled out, as a position of zero has none
   * @param after the same after it
   */
  public record Stop(
      Optional<Navigation.Step> step,
      Version target,
      OptionalDouble before,
      OptionalDouble after) {}
}
