package org.korudelta.graph;

import java.util.Comparator;
import java.util.List;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.runtime.Promise;

/** The versions with the most edges, the most first; of equal ones the earlier. */
final class MostConnected {
  private static final int VERSIONS = 256;

  private static final Comparator<CausalDegree> ORDER =
      Comparator.comparing(CausalDegree::total, Comparator.reverseOrder())
          .thenComparing(CausalDegree::node, CausalNode.CAUSAL_ORDER);

  private final CausalEdges edges;
  private final Slices slices;
  private final FirstFew<CausalDegree> most;
  private List<CausalNode> page = List.of();
  private int index;
  private boolean isLastPage;

  MostConnected(CausalEdges edges, Slices slices, int limit) {
    this.edges = edges;
    this.slices = slices;
    this.most = new FirstFew<>(limit, ORDER);
  }

  Promise<List<CausalDegree>> find() {
    return Slices.then(slices.repeat(this::step), none -> slices.completed(most.inOrder()));
  }

  private Promise<Boolean> step() {
    if (index < page.size()) {
      return weigh(page.get(index++));
    }
    return isLastPage ? slices.end() : load();
  }

  private Promise<Boolean> load() {
    long after =
        page.isEmpty() ? Long.MIN_VALUE : page.get(page.size() - 1).timestamp().epochNanos();
    return Slices.then(
        edges.changes(after, VERSIONS),
        versions -> {
          page = versions;
          index = 0;
          isLastPage = versions.size() < VERSIONS;
          return slices.on();
        });
  }

  private Promise<Boolean> weigh(CausalNode node) {
    return Slices.then(
        edges.effectCount(node.id()),
        effects -> {
          most.offer(new CausalDegree(node, node.cameFrom().size(), effects));
          return slices.on();
        });
  }
}
