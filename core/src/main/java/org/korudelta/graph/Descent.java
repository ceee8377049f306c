package org.korudelta.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/**
 * A walk from effects to what they came from, the latest version first, each once.
 *
 * @param <M> what a version inherits from those that came from it
 */
final class Descent<M> {
  /*
   * All effects of a version are later than it. So when it is the latest of those that wait, all
   * its effects have been visited: it will not be met again, and need not be remembered.
   *
   * Invariant: waiting has exactly the nodes of the frontier.
   */
  private static final Comparator<Visit<?>> LATEST_FIRST =
      Comparator.comparing((Visit<?> visit) -> visit.node, CausalNode.CAUSAL_ORDER.reversed());

  private final CausalEdges edges;
  private final Slices slices;
  private final Predicate<CausalNode> wanted;
  private final Inheritance<M> inheritance;
  private final PriorityQueue<Visit<M>> frontier = new PriorityQueue<>(LATEST_FIRST);
  private final Map<VersionId, Visit<M>> waiting = new HashMap<>();

  /** A walk that goes no further than the nodes that are {@code wanted}. */
  Descent(
      CausalEdges edges, Slices slices, Predicate<CausalNode> wanted, Inheritance<M> inheritance) {
    this.edges = edges;
    this.slices = slices;
    this.wanted = wanted;
    this.inheritance = inheritance;
  }

  /** What becomes of what a version inherits, when it inherits once more. */
  interface Inheritance<M> {
    M join(@Nullable M before, M more);
  }

  /** A version on its turn. */
  static final class Visit<M> {
    final CausalNode node;
    M inherited;

    private Visit(CausalNode node, M inherited) {
      this.node = node;
      this.inherited = inherited;
    }
  }

  /** The latest of the versions reached and not visited yet; null when there is none. */
  @Nullable Visit<M> next() {
    Visit<M> visit = frontier.poll();
    if (visit != null) {
      waiting.remove(visit.node.id());
    }
    return visit;
  }

  /** Reaches what {@code node} came from; gives true, as a step that goes on. */
  Promise<Boolean> reachBefore(CausalNode node, M legacy) {
    List<VersionId> edgesOfNode = node.cameFrom();
    if (edgesOfNode.isEmpty()) {
      return slices.on();
    }
    if (edgesOfNode.size() == 1) {
      return reach(edgesOfNode.get(0), legacy);
    }
    Iterator<VersionId> ids = edgesOfNode.iterator();
    return Slices.then(
        slices.repeat(() -> ids.hasNext() ? reach(ids.next(), legacy) : slices.end()),
        none -> slices.on());
  }

  /** Reaches a version; gives true, as a step that goes on. */
  Promise<Boolean> reach(VersionId id, M legacy) {
    Visit<M> known = waiting.get(id);
    if (known != null) {
      known.inherited = inheritance.join(known.inherited, legacy);
      return slices.on();
    }
    return Slices.then(edges.node(id), node -> wait(node, legacy));
  }

  private Promise<Boolean> wait(CausalNode node, M legacy) {
    if (wanted.test(node)) {
      Visit<M> visit = new Visit<>(node, inheritance.join(null, legacy));
      waiting.put(node.id(), visit);
      frontier.add(visit);
    }
    return slices.on();
  }
}
