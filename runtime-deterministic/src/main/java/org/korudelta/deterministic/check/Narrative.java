package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;

/** Tells a path through a causal order in sentences; what a client did in between is left out. */
final class Narrative {
  private final CausalOrder order;
  private final ShortestPath<Link> paths;

  Narrative(CausalOrder order, ShortestPath<Link> paths) {
    this.order = order;
    this.paths = paths;
  }

  /** A sentence for each client's part and each read that leads to another's. */
  List<String> tell(List<Digraph.Edge<Link>> path) {
    List<String> sentences = new ArrayList<>();
    for (Digraph.Edge<Link> leg : legs(path)) {
      sentences.addAll(tell(leg));
    }
    return sentences;
  }

  /** The path with all consecutive steps of one client as one. */
  private static List<Digraph.Edge<Link>> legs(List<Digraph.Edge<Link>> path) {
    List<Digraph.Edge<Link>> legs = new ArrayList<>();
    for (Digraph.Edge<Link> edge : path) {
      int last = legs.size() - 1;
      if (last >= 0 && isSession(edge) && isSession(legs.get(last))) {
        legs.set(last, new Digraph.Edge<>(legs.get(last).from(), edge.to(), 1, edge.label()));
      } else {
        legs.add(edge);
      }
    }
    return legs;
  }

  private static boolean isSession(Digraph.Edge<Link> edge) {
    return edge.label() instanceof Link.Session;
  }

  private List<String> tell(Digraph.Edge<Link> leg) {
    if (leg.label() instanceof Link.Conflict conflict) {
      return tell(leg.from(), conflict);
    }
    return List.of(
        isSession(leg)
            ? inWords(leg.from()) + " before " + inWords(leg.to()) + "."
            : inWords(leg.to()) + ", from: " + inWords(leg.from()) + ".");
  }

  /** How a reader knew of what it did not see, and what follows. */
  private List<String> tell(int writer, Link.Conflict conflict) {
    List<String> sentences = tell(paths.between(writer, conflict.reader()));
    String hidden = " and knew of " + conflict.hidden();
    String so =
        conflict.read().isInitial() ? "." : ", so " + conflict.hidden() + " is the earlier.";
    sentences.add(inWords(conflict.reader()) + hidden + so);
    return sentences;
  }

  private String inWords(int node) {
    return order.operation(node).inWords();
  }
}
