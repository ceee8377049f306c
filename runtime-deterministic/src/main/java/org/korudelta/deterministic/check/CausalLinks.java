package org.korudelta.deterministic.check;

import java.util.List;

/**
 * What a version says of those before it.
 *
 * <p>Threading: immutable.
 *
 * @param parents the ids of the versions it replaced; mostly one, and none for the first of a key
 * @param causes the ids of the versions that led to it
 */
public record CausalLinks(List<String> parents, List<String> causes) {
  /** Copies the lists; their order does not matter. */
  public CausalLinks {
    parents = List.copyOf(parents);
    causes = List.copyOf(causes);
  }
}
