package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Looks for what a causally consistent history does not have, once every read has a write.
 *
 * <p>Threading: for one thread and one search.
 */
final class BadPatterns {
  /*
   * If a reader causally knows of a write w and reads the write v of the same key, then w is the
   * earlier of the two: a conflict edge from w to v. The patterns are cycles, told apart by their
   * conflict edges. None: CyclicCO. One: v came causally before w and was overwritten, WriteCORead,
   * and if v is the initial value, which comes before all, WriteCOInitRead. More: CyclicCF.
   */
  private final CausalOrder order;
  private final ShortestPath<Link> paths;

  BadPatterns(Writers writers) {
    this.order = new CausalOrder(writers);
    this.paths = new ShortestPath<>(order.graph());
  }

  Verdict find() {
    if (order.graph().hasCycle()) {
      return rejected("CyclicCO", order.graph().shortestCycle());
    }
    order.tick();
    List<Digraph.Edge<Link>> conflicts = conflicts();
    Verdict initial = rejected("WriteCOInitRead", initialRead(conflicts));
    if (!initial.isAccepted()) {
      return initial;
    }
    Verdict overwritten = rejected("WriteCORead", overwrittenRead(conflicts));
    return overwritten.isAccepted() ? rejected("CyclicCF", cycle(conflicts)) : overwritten;
  }

  private List<Digraph.Edge<Link>> conflicts() {
    WriteIndex writes = new WriteIndex(order);
    List<Digraph.Edge<Link>> conflicts = new ArrayList<>();
    for (int reader = 0; reader < order.graph().nodes(); reader++) {
      for (Access read : order.reads(reader)) {
        for (WriteIndex.Write write : writes.lastBefore(reader, read.key())) {
          if (!write.version().equals(Version.of(read))) {
            conflicts.add(conflict(write, reader, read));
          }
        }
      }
    }
    return conflicts;
  }

  /** An edge to the write that was read; of the initial value, which has none, to the reader. */
  private Digraph.Edge<Link> conflict(WriteIndex.Write write, int reader, Access read) {
    OptionalInt writer = order.writer(read);
    Link link = new Link.Conflict(reader, write.version(), Version.of(read));
    return new Digraph.Edge<>(write.node(), writer.orElse(reader), 1, link);
  }

  private static Link.Conflict conflict(Digraph.Edge<Link> edge) {
    return (Link.Conflict) edge.label();
  }

  private List<Digraph.Edge<Link>> initialRead(List<Digraph.Edge<Link>> conflicts) {
    List<List<Digraph.Edge<Link>>> reads = new ArrayList<>();
    for (Digraph.Edge<Link> edge : conflicts) {
      if (conflict(edge).read().isInitial()) {
        reads.add(List.of(measured(edge)));
      }
    }
    return Digraph.shortest(reads);
  }

  private List<Digraph.Edge<Link>> overwrittenRead(List<Digraph.Edge<Link>> conflicts) {
    List<List<Digraph.Edge<Link>>> cycles = new ArrayList<>();
    for (Digraph.Edge<Link> edge : conflicts) {
      if (order.isBefore(edge.to(), edge.from())) {
        List<Digraph.Edge<Link>> cycle = new ArrayList<>(paths.between(edge.to(), edge.from()));
        cycle.add(measured(edge));
        cycles.add(cycle);
      }
    }
    return Digraph.shortest(cycles);
  }

  private List<Digraph.Edge<Link>> cycle(List<Digraph.Edge<Link>> conflicts) {
    Digraph<Link> all = order.graph().copy();
    conflicts.forEach(all::add);
    if (!all.hasCycle()) {
      return List.of();
    }
    Digraph<Link> measured = order.graph().copy();
    conflicts.forEach(edge -> measured.add(measured(edge)));
    return measured.shortestCycle();
  }

  /** The edge as long as what there is to tell of it: how the reader knew, and what it read. */
  private Digraph.Edge<Link> measured(Digraph.Edge<Link> edge) {
    int length = Digraph.length(paths.between(edge.from(), conflict(edge).reader())) + 1;
    return new Digraph.Edge<>(edge.from(), edge.to(), length, edge.label());
  }

  /** Rejected for a path that should not be; accepted if it is empty. */
  private Verdict rejected(String pattern, List<Digraph.Edge<Link>> path) {
    List<String> sentences = new Narrative(order, paths).tell(path);
    if (!sentences.isEmpty()) {
      sentences.set(0, pattern + ": " + sentences.get(0));
    }
    return Verdict.of(sentences);
  }
}
