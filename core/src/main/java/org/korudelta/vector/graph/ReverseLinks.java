package org.korudelta.vector.graph;

import java.util.Arrays;

/**
 * Links nodes back to those that chose them. A list that becomes too long is chosen anew, and keeps
 * the node's parent and its children whatever they are like.
 *
 * <p>Threading: one user at a time, on chunks that nobody else changes.
 */
final class ReverseLinks {
  /*
   * Other threads may change other chunks meanwhile. Of those the only thing that is read is the
   * first place of a list, a node's parent, which never changes. Node 0 has no parent, and what it
   * has there may change: it is not looked at.
   */
  private final Rows rows;
  private final LayerDraft draft;
  private final Diversity diversity;
  private double[] keys = new double[4 * Graph.WIDTH];

  ReverseLinks(Rows rows, LayerDraft draft) {
    this.rows = rows;
    this.draft = draft;
    this.diversity = new Diversity(rows);
  }

  void add(int node, int[] choosers) {
    int[] lists = draft.chunk(node);
    int at = draft.at(node);
    int length = length(lists, at);
    int[] more = without(choosers, Arrays.copyOfRange(lists, at, at + length));
    if (length + more.length <= Graph.WIDTH) {
      System.arraycopy(more, 0, lists, at + length, more.length);
    } else {
      replace(node, more, length);
    }
  }

  private static int length(int[] lists, int at) {
    int length = 0;
    while (length < Graph.WIDTH && lists[at + length] >= 0) {
      length++;
    }
    return length;
  }

  private static int[] without(int[] choosers, int[] linked) {
    int[] more = new int[choosers.length];
    int count = 0;
    for (int chooser : choosers) {
      if (!contains(linked, chooser)) {
        more[count++] = chooser;
      }
    }
    return Arrays.copyOf(more, count);
  }

  private static boolean contains(int[] nodes, int wanted) {
    for (int node : nodes) {
      if (node == wanted) {
        return true;
      }
    }
    return false;
  }

  private void replace(int node, int[] more, int length) {
    int[] lists = draft.chunk(node);
    int at = draft.at(node);
    int parent = node == 0 ? Layer.NONE : lists[at];
    int count = length + more.length;
    sortByNearness(node, lists, length, more);
    int bound = Graph.PRUNED - countBound(node, parent, count);
    diversity.begin(rows.target(node));
    for (int i = 0; i < count; i++) {
      int candidate = Beam.node(keys[i]);
      if (isBound(node, parent, candidate)) {
        diversity.keep(candidate);
        bound++;
      } else if (diversity.count() < bound) {
        diversity.keepIfDiverse(candidate);
      }
    }
    write(lists, at, parent);
  }

  private void sortByNearness(int node, int[] lists, int length, int[] more) {
    Target target = rows.target(node);
    int at = draft.at(node);
    int count = length + more.length;
    if (keys.length < count) {
      keys = new double[2 * count];
    }
    for (int i = 0; i < count; i++) {
      int candidate = i < length ? lists[at + i] : more[i - length];
      keys[i] = Beam.key(rows.score(target, candidate), candidate);
    }
    Arrays.sort(keys, 0, count);
  }

  private int countBound(int node, int parent, int count) {
    int bound = 0;
    for (int i = 0; i < count; i++) {
      bound += isBound(node, parent, Beam.node(keys[i])) ? 1 : 0;
    }
    return bound;
  }

  private boolean isBound(int node, int parent, int candidate) {
    return candidate == parent
        || (candidate > 0 && draft.chunk(candidate)[draft.at(candidate)] == node);
  }

  private void write(int[] lists, int at, int parent) {
    int to = at;
    if (parent >= 0) {
      lists[to++] = parent;
    }
    for (int kept : diversity.kept()) {
      if (kept != parent) {
        lists[to++] = kept;
      }
    }
    Arrays.fill(lists, to, at + Graph.WIDTH, Layer.NONE);
  }
}
