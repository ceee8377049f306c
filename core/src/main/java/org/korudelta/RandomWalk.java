package org.korudelta;

import java.util.Set;
import org.korudelta.error.KoruException;

/**
 * A walk by chance along typed edges: each step draws one of the wanted types that lead on from
 * where it stands, each as likely as the others, and then one edge of that type: of the eight
 * nearest embeddings in the namespace of the version, and of the first 256 that came of it.
 *
 * @param start where it begins: any version, embedding or not
 * @param steps how many at most, 1 to {@link #STEPS_MAX}; it ends where no edge leads on
 * @param seed the same seed takes the same walk, on every platform
 * @param edges which types it may take, at least one
 */
public record RandomWalk(VectorRef start, int steps, long seed, Set<EdgeType> edges) {
  /** The longest walk. */
  public static final int STEPS_MAX = 1_000;

  /** Checks the ranges; {@code bad_request} and {@code limit}. Keeps a copy of the types. */
  public RandomWalk {
    edges = Set.copyOf(edges);
    if (steps < 1) {
      throw new KoruException.BadRequest("walk without steps: steps=" + steps + " min=1");
    }
    if (steps > STEPS_MAX) {
      throw new KoruException.Limit("walk too long: steps=" + steps + " max=" + STEPS_MAX);
    }
    if (edges.isEmpty()) {
      throw new KoruException.BadRequest("walk without types of edges: edges=0 min=1");
    }
  }

  /** A walk along edges of every type. */
  public static RandomWalk from(VectorRef start, int steps, long seed) {
    return new RandomWalk(start, steps, seed, Set.of(EdgeType.values()));
  }

  /** This walk along these types only. */
  public RandomWalk along(Set<EdgeType> types) {
    return new RandomWalk(start, steps, seed, types);
  }
}
