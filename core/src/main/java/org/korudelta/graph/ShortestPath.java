package org.korudelta.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/**
 * The shortest way from a cause to an effect; of several, the one whose second version is first in
 * causal order, then its third, and so on.
 */
final class ShortestPath {
  /*
   * A walk back from the effect, the latest version first. On its turn a version has heard from all
   * that came from it, so the best trail it has inherited is the best there is. They have had their
   * turns from the last to the first: of two trails equally long, the one that came later goes on
   * with the earlier version.
   *
   * Trails share what they have in common, and those that nobody inherits any more are garbage.
   */
  private final CausalNode from;
  private final Slices slices;
  private final Descent<Trail> descent;
  private List<CausalNode> path = List.of();

  ShortestPath(CausalEdges edges, Slices slices, CausalNode from) {
    this.from = from;
    this.slices = slices;
    this.descent = new Descent<>(edges, slices, this::isNotBeforeFrom, ShortestPath::shorter);
  }

  /**
   * The way from a version to the last one.
   *
   * @param node where it begins; null for a trail of no version
   * @param rest how it goes on; null for the last version
   * @param length how many versions it has
   */
  private record Trail(@Nullable CausalNode node, @Nullable Trail rest, int length) {
    static final Trail NONE = new Trail(null, null, 0);

    Trail after(CausalNode earlier) {
      return new Trail(earlier, this, length + 1);
    }
  }

  private static Trail shorter(@Nullable Trail before, Trail more) {
    return before == null || more.length <= before.length ? more : before;
  }

  private boolean isNotBeforeFrom(CausalNode node) {
    return CausalNode.CAUSAL_ORDER.compare(node, from) >= 0;
  }

  Promise<List<CausalNode>> to(VersionId id) {
    Promise<@Nullable Void> walked =
        Slices.then(descent.reach(id, Trail.NONE), on -> slices.repeat(this::step));
    return Slices.then(walked, none -> slices.completed(path));
  }

  private Promise<Boolean> step() {
    Descent.Visit<Trail> visit = descent.next();
    if (visit == null) {
      return slices.end();
    }
    Trail trail = visit.inherited.after(visit.node);
    if (visit.node.id().equals(from.id())) {
      path = versions(trail);
      return slices.end();
    }
    return descent.reachBefore(visit.node, trail);
  }

  private static List<CausalNode> versions(Trail trail) {
    List<CausalNode> versions = new ArrayList<>(trail.length);
    Trail at = trail;
    while (at != null && at.node != null) {
      versions.add(at.node);
      at = at.rest;
    }
    return Collections.unmodifiableList(versions);
  }
}
