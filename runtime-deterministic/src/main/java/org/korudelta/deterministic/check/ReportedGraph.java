package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A causal graph as it is reported, judged by itself and by when its versions were written. */
final class ReportedGraph {
  private final Map<String, TrueVersion> truth;
  private final Map<String, Integer> nodes = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Digraph.Edge<EdgeKind>> edges = new ArrayList<>();

  /** The graph {@code reported}, of the versions {@code truth}. */
  ReportedGraph(Map<String, CausalLinks> reported, Map<String, TrueVersion> truth) {
    this.truth = truth;
    new TreeMap<>(reported).forEach(this::add);
  }

  private void add(String id, CausalLinks links) {
    for (EdgeKind kind : EdgeKind.values()) {
      for (String before : kind.of(links)) {
        edges.add(new Digraph.Edge<>(node(id), node(before), 1, kind));
      }
    }
  }

  private int node(String id) {
    return nodes.computeIfAbsent(
        id,
        absent -> {
          ids.add(id);
          return nodes.size();
        });
  }

  /** The edges between known versions that do not lead back in time, or to a parent elsewhere. */
  List<String> impossibleEdges() {
    List<String> sentences = new ArrayList<>();
    for (Digraph.Edge<EdgeKind> edge : edges) {
      TrueVersion later = truth.get(ids.get(edge.from()));
      TrueVersion earlier = truth.get(ids.get(edge.to()));
      if (later != null && earlier != null) {
        judge(later, edge.label(), earlier, sentences);
      }
    }
    return sentences;
  }

  private static void judge(
      TrueVersion later, EdgeKind kind, TrueVersion earlier, List<String> sentences) {
    if (earlier.commit() >= later.commit()) {
      String when = " is of commit " + earlier.commit() + ", not before " + later.commit() + ".";
      sentences.add(inWords(later, kind, earlier) + when);
    }
    if (kind == EdgeKind.PARENT && !earlier.key().equals(later.key())) {
      sentences.add(inWords(later, kind, earlier) + " is of another key, " + earlier.key() + ".");
    }
  }

  private static String inWords(TrueVersion later, EdgeKind kind, TrueVersion earlier) {
    return later.inWords() + ": " + kind.word() + " " + earlier.id();
  }

  /** A shortest cycle in one sentence; none if there is no cycle. */
  List<String> cycle() {
    Digraph<EdgeKind> graph = new Digraph<>(ids.size());
    edges.forEach(graph::add);
    List<String> steps = new ArrayList<>();
    for (Digraph.Edge<EdgeKind> edge : graph.shortestCycle()) {
      steps.add(
          ids.get(edge.from()) + " has the " + edge.label().word() + " " + ids.get(edge.to()));
    }
    return steps.isEmpty() ? List.of() : List.of("A cycle: " + String.join(", ", steps) + ".");
  }
}
