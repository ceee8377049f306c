package org.korudelta.deterministic.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds shortest paths in a graph (Dijkstra, 1959), of one edge or more: from a node to itself, a
 * cycle. Of equally short ones it finds the same each time.
 *
 * <p>Cost: the edges that are nearer than the target, times a logarithm.
 */
final class ShortestPath<E> {
  /*
   * Invariants:
   * - `last[n]` is the last edge of the shortest path to n found in this search, and is null for a
   *   node that was not reached; `touched` are the nodes for which it is not null.
   */
  private final Digraph<E> graph;
  private final List<Digraph.@Nullable Edge<E>> last = new ArrayList<>();
  private final int[] distance;
  private final List<Integer> touched = new ArrayList<>();

  /** A node, how far it is from the start, and how many were queued before. */
  private record Reached(int node, int distance, int queued) {}

  ShortestPath(Digraph<E> graph) {
    this.graph = graph;
    this.distance = new int[graph.nodes()];
    for (int i = 0; i < graph.nodes(); i++) {
      last.add(null);
    }
  }

  /** The edges from one node to another; empty if there is no way. */
  List<Digraph.Edge<E>> between(int from, int to) {
    return within(from, to, Integer.MAX_VALUE);
  }

  /** The edges from one node to another; empty if there is no way shorter than {@code limit}. */
  List<Digraph.Edge<E>> within(int from, int to, int limit) {
    forget();
    PriorityQueue<Reached> queue =
        new PriorityQueue<>(
            Comparator.comparingInt(Reached::distance).thenComparingInt(Reached::queued));
    Reached at = new Reached(from, 0, 0);
    while (at != null && at.distance() < limit) {
      if (at.node() == to && last.get(to) != null) {
        return path(from, to);
      }
      lengthen(at, queue);
      at = queue.poll();
    }
    return List.of();
  }

  private void forget() {
    touched.forEach(node -> last.set(node, null));
    touched.clear();
  }

  private void lengthen(Reached at, PriorityQueue<Reached> queue) {
    for (Digraph.Edge<E> edge : graph.from(at.node())) {
      int far = at.distance() + edge.length();
      if (last.get(edge.to()) == null || far < distance[edge.to()]) {
        last.set(edge.to(), edge);
        distance[edge.to()] = far;
        touched.add(edge.to());
        queue.add(new Reached(edge.to(), far, touched.size()));
      }
    }
  }

  private List<Digraph.Edge<E>> path(int from, int to) {
    Deque<Digraph.Edge<E>> path = new ArrayDeque<>();
    int at = to;
    do {
      Digraph.Edge<E> edge = Objects.requireNonNull(last.get(at));
      path.addFirst(edge);
      at = edge.from();
    } while (at != from);
    return new ArrayList<>(path);
  }
}
