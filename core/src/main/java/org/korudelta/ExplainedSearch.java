package org.korudelta;

import java.util.List;
import org.korudelta.vector.SearchPlan;

/**
 * The answers to a search, and how they were found.
 *
 * @param neighbours the answers, best first
 * @param plan how they were found
 */
public record ExplainedSearch(List<Neighbour> neighbours, SearchPlan plan) {
  /** Keeps a copy of the answers. */
  public ExplainedSearch {
    neighbours = List.copyOf(neighbours);
  }
}
