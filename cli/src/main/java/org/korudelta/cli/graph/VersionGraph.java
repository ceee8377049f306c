package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;

/**
 * A part of the causal graph to draw: some versions, and the edges between them.
 *
 * <p>Threading: immutable.
 */
public final class VersionGraph {
  private static final Comparator<Edge> ORDER =
      Comparator.comparing((Edge edge) -> edge.kind == Kind.CAUSED)
          .thenComparing(Edge::before, Comparator.reverseOrder());

  private final List<CausalNode> nodes;
  private final VersionId asked;
  private final List<Edge> edges = new ArrayList<>();

  /**
   * The versions {@code nodes}, in causal order, of which one was asked for.
   *
   * @param asked the id of that one
   */
  public VersionGraph(List<CausalNode> nodes, VersionId asked) {
    this.nodes = List.copyOf(nodes);
    this.asked = asked;
    Map<VersionId, Integer> places = new HashMap<>();
    for (CausalNode node : nodes) {
      List<Edge> before = new ArrayList<>();
      for (VersionId id : node.cameFrom()) {
        Integer place = places.get(id);
        if (place != null) {
          before.add(new Edge(place, places.size(), kind(node, id)));
        }
      }
      before.sort(ORDER);
      edges.addAll(before);
      places.put(node.id(), places.size());
    }
  }

  /** What an edge says. */
  public enum Kind {
    /** The later version replaced the earlier one. */
    REPLACED,
    /** The later version names the earlier one as a cause. */
    CAUSED,
    /** Both. */
    BOTH
  }

  /**
   * An edge between two versions, by their places in {@link #nodes}.
   *
   * @param before the earlier version
   * @param after the later one
   * @param kind what it says
   */
  public record Edge(int before, int after, Kind kind) {}

  private static Kind kind(CausalNode node, VersionId before) {
    boolean replaced = node.previousVersion().equals(Optional.of(before));
    if (!replaced) {
      return Kind.CAUSED;
    }
    return node.causes().contains(before) ? Kind.BOTH : Kind.REPLACED;
  }

  /** The versions in causal order. */
  public List<CausalNode> nodes() {
    return nodes;
  }

  /**
   * The edges, by their later versions; of each first that to the version it replaced, then from
   * the latest cause back.
   */
  public List<Edge> edges() {
    return List.copyOf(edges);
  }

  /** Whether {@code node} is the one that was asked for. */
  public boolean isAsked(CausalNode node) {
    return node.id().equals(asked);
  }
}
