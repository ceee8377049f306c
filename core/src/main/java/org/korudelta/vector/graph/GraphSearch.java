package org.korudelta.vector.graph;

/**
 * Searches one graph, with room that is used again: from the entry down to nearer nodes, layer by
 * layer, then around those in the ground layer.
 *
 * <p>Threading: one user at a time.
 */
final class GraphSearch {
  /**
   * How many nodes a search of the ground layer begins with: where vectors are in clusters far from
   * each other, a search that begins with one is caught in the first cluster that it meets.
   */
  private static final int ENTRIES = 16;

  private final Graph graph;
  private final LayerSearch above;
  private final LayerSearch ground;

  GraphSearch(Graph graph, Rows rows, int ef) {
    Visited visited = new Visited();
    this.graph = graph;
    this.above = new LayerSearch(rows, ENTRIES, visited);
    this.ground = new LayerSearch(rows, ef, visited);
  }

  /** The nodes nearest to {@code target}, in a beam that the next search uses again. */
  Beam near(Target target) {
    ground.beam().clear();
    if (graph.count() > 0) {
      ground.around(graph.ground(), target, entries(target));
    }
    return ground.beam();
  }

  /** Leaves in {@code found} the nearest wanted nodes, and rows that are not nodes yet. */
  void find(Target target, Answers found) {
    if (graph.count() > 0) {
      ground.around(graph.ground(), target, entries(target), found);
    }
    ground.each(graph.count(), target, found);
  }

  private int[] entries(Target target) {
    int node = graph.entry();
    int layers = graph.upper().size();
    for (int i = layers - 1; i > 0; i--) {
      node = above.nearest(graph.upper().get(i), target, node);
    }
    if (layers == 0) {
      return new int[] {node};
    }
    above.around(graph.upper().get(0), target, node);
    return above.beam().nodes();
  }

  /** How many comparisons were made so far. */
  long compared() {
    return above.compared() + ground.compared();
  }
}
