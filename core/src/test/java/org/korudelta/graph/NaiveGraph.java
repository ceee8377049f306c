package org.korudelta.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;

/** Every question to a causal graph answered by looking at all of it: what walks must equal. */
public final class NaiveGraph {
  private final List<CausalNode> nodes = new ArrayList<>();
  private final Map<VersionId, CausalNode> byId = new HashMap<>();

  /** The graph of those of {@code all} that are not later than {@code nanos}. */
  public NaiveGraph(List<CausalNode> all, long nanos) {
    for (CausalNode node : all) {
      if (node.timestamp().epochNanos() <= nanos) {
        nodes.add(node);
        byId.put(node.id(), node);
      }
    }
    nodes.sort(CausalNode.CAUSAL_ORDER);
  }

  public List<CausalNode> nodes() {
    return nodes;
  }

  /** Its parent and its causes, as a set. */
  private static Set<VersionId> edges(CausalNode node) {
    Set<VersionId> edges = new HashSet<>(node.causes());
    node.previousVersion().ifPresent(edges::add);
    return edges;
  }

  private Set<VersionId> past(VersionId id) {
    Set<VersionId> seen = new HashSet<>();
    Deque<VersionId> open = new ArrayDeque<>(edges(byId.get(id)));
    while (!open.isEmpty()) {
      VersionId next = open.pop();
      if (seen.add(next)) {
        open.addAll(edges(byId.get(next)));
      }
    }
    return seen;
  }

  private List<CausalNode> select(Predicate<CausalNode> wanted) {
    return nodes.stream().filter(wanted).toList();
  }

  public List<CausalNode> ancestors(VersionId id) {
    Set<VersionId> past = past(id);
    return select(node -> past.contains(node.id()));
  }

  public List<CausalNode> descendants(VersionId id) {
    return select(node -> past(node.id()).contains(id));
  }

  public List<CausalNode> effects(VersionId id) {
    return select(node -> edges(node).contains(id));
  }

  /** Common ancestors from which no other comes, the last of them. */
  public Optional<CausalNode> commonAncestor(VersionId one, VersionId other) {
    Set<VersionId> common = past(one);
    common.add(one);
    Set<VersionId> others = past(other);
    others.add(other);
    common.retainAll(others);
    List<CausalNode> maximal =
        select(
            node ->
                common.contains(node.id())
                    && common.stream().noneMatch(later -> past(later).contains(node.id())));
    return maximal.stream().max(CausalNode.CAUSAL_ORDER);
  }

  /** All shortest paths by breadth, the first of them by their versions' places. */
  public List<CausalNode> path(VersionId from, VersionId to) {
    List<List<CausalNode>> paths = List.of(List.of(byId.get(from)));
    while (!paths.isEmpty()) {
      List<List<CausalNode>> longer = new ArrayList<>();
      for (List<CausalNode> path : firstOfEachEnd(paths)) {
        VersionId end = path.get(path.size() - 1).id();
        if (end.equals(to)) {
          return path;
        }
        for (CausalNode next : effects(end)) {
          List<CausalNode> more = new ArrayList<>(path);
          more.add(next);
          longer.add(more);
        }
      }
      paths = longer;
    }
    return List.of();
  }

  private static List<List<CausalNode>> firstOfEachEnd(List<List<CausalNode>> paths) {
    List<List<CausalNode>> sorted = new ArrayList<>(paths);
    sorted.sort(NaiveGraph::compare);
    Set<VersionId> ends = new HashSet<>();
    sorted.removeIf(path -> !ends.add(path.get(path.size() - 1).id()));
    return sorted;
  }

  private static int compare(List<CausalNode> one, List<CausalNode> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = CausalNode.CAUSAL_ORDER.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  public List<CausalNode> frontier() {
    return select(node -> effects(node.id()).isEmpty());
  }

  public List<CausalNode> frontier(String namespace) {
    return frontier().stream().filter(node -> node.namespace().equals(namespace)).toList();
  }

  public List<CausalDegree> mostConnected(int limit) {
    return nodes.stream()
        .map(node -> new CausalDegree(node, edges(node).size(), effects(node.id()).size()))
        .sorted(Comparator.comparingInt(CausalDegree::total).reversed())
        .limit(limit)
        .toList();
  }
}
