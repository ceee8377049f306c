package org.korudelta.vector.graph;

import java.util.Arrays;

/**
 * Gives each node a parent, an earlier node that is near it and has room for a child. So nodes are
 * a tree, whose links are never cut: each can be reached from each.
 *
 * <p>Threading: one user at a time.
 */
public final class Parents {
  private static final int CHILDREN_MAX = 15;
  private static final int NODES_MIN = 256;

  private byte[] children = new byte[0];

  /** The parents of the nodes of {@code graph}, as its links say. */
  public static Parents of(Graph graph) {
    Parents parents = new Parents();
    parents.reserve(graph.count());
    Layer ground = graph.ground();
    for (int node = 1; node < graph.count(); node++) {
      parents.children[ground.chunk(node)[ground.at(node)]]++;
    }
    return parents;
  }

  private void reserve(int nodes) {
    if (nodes > children.length) {
      children = Arrays.copyOf(children, Math.max(NODES_MIN, Math.max(nodes, 2 * children.length)));
    }
  }

  /** Parents that can be chosen on without these. */
  Parents copy() {
    Parents copy = new Parents();
    copy.children = children.clone();
    return copy;
  }

  /** How many bytes of memory they take. */
  public long bytes() {
    return children.length;
  }

  /** The parent of a node that is not 0, now with one child more; {@code near} is tried first. */
  int choose(int node, int[] near) {
    reserve(node + 1);
    int parent = find(node, near);
    children[parent]++;
    return parent;
  }

  private int find(int node, int[] near) {
    for (int candidate : near) {
      if (candidate < node && children[candidate] < CHILDREN_MAX) {
        return candidate;
      }
    }
    int candidate = node - 1;
    while (children[candidate] == CHILDREN_MAX) {
      candidate--;
    }
    return candidate;
  }
}
