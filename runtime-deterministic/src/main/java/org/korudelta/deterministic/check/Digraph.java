package org.korudelta.deterministic.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A directed graph of numbered nodes, whose edges have a length and a label.
 *
 * <p>Cost: {@link #inOrder} is linear; {@link #shortestCycle} searches from each node that has a
 * cycle before and after it, no further than the shortest found.
 */
final class Digraph<E> {
  private final List<List<Edge<E>>> edges = new ArrayList<>();

  /** An edge to {@code to}; {@code length} is above 0. */
  record Edge<E>(int from, int to, int length, E label) {}

  Digraph(int nodes) {
    for (int i = 0; i < nodes; i++) {
      edges.add(new ArrayList<>(2));
    }
  }

  void add(Edge<E> edge) {
    edges.get(edge.from()).add(edge);
  }

  List<Edge<E>> from(int node) {
    return edges.get(node);
  }

  int nodes() {
    return edges.size();
  }

  /** The same nodes and edges, to which more can be added. */
  Digraph<E> copy() {
    Digraph<E> copy = new Digraph<>(nodes());
    edges.forEach(some -> some.forEach(copy::add));
    return copy;
  }

  /** Each node after all from which it can be reached; those on or behind a cycle are left out. */
  List<Integer> inOrder() {
    int[] waitsFor = new int[nodes()];
    edges.forEach(some -> some.forEach(edge -> waitsFor[edge.to()]++));
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < waitsFor.length; node++) {
      if (waitsFor[node] == 0) {
        ready.add(node);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      for (Edge<E> edge : from(node)) {
        if (--waitsFor[edge.to()] == 0) {
          ready.add(edge.to());
        }
      }
    }
    return order;
  }

  boolean hasCycle() {
    return inOrder().size() < nodes();
  }

  /** A shortest cycle, edge by edge, from its lowest node; empty if there is none. */
  List<Edge<E>> shortestCycle() {
    boolean[] behindNone = new boolean[nodes()];
    inOrder().forEach(node -> behindNone[node] = true);
    ShortestPath<E> search = new ShortestPath<>(this);
    List<Edge<E>> best = List.of();
    for (int node = 0; node < behindNone.length; node++) {
      if (!behindNone[node]) {
        List<Edge<E>> found = search.within(node, node, length(best));
        best = found.isEmpty() ? best : found;
      }
    }
    return best;
  }

  /** The length of a path; of none, more than any has. */
  static <E> int length(List<Edge<E>> path) {
    return path.isEmpty() ? Integer.MAX_VALUE : path.stream().mapToInt(Edge::length).sum();
  }

  /** The shortest of some paths, the first of those; empty if there is none. */
  static <E> List<Edge<E>> shortest(List<List<Edge<E>>> paths) {
    return paths.stream().min(Comparator.comparingInt(Digraph::length)).orElse(List.of());
  }
}
