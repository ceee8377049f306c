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

  BadPatterns(Writers writers) {
    this.order = new CausalOrder(writers);
  }

  Verdict find() {
    if (order.graph().hasCycle()) {
      return rejected("CyclicCO", new Narrative(order).tell(order.graph().shortestCycle()));
    }
    order.tick();
    List<Digraph.Edge<Link>> conflicts = conflicts();
    Verdict initial = initialRead(conflicts);
    conflicts.removeIf(edge -> conflict(edge).read().isInitial());
    return initial.isAccepted() ? cycle(conflicts) : initial;
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

  private Verdict initialRead(List<Digraph.Edge<Link>> conflicts) {
    Narrative narrative = new Narrative(order);
    List<List<Digraph.Edge<Link>>> reads = new ArrayList<>();
    for (Digraph.Edge<Link> edge : conflicts) {
      if (conflict(edge).read().isInitial()) {
        reads.add(List.of(measured(edge, narrative)));
      }
    }
    return rejected("WriteCOInitRead", narrative.tell(Digraph.shortest(reads)));
  }

  private Verdict cycle(List<Digraph.Edge<Link>> conflicts) {
    Digraph<Link> all = order.graph().copy();
    conflicts.forEach(all::add);
    if (!all.hasCycle()) {
      return new Verdict.Accepted();
    }
    Narrative narrative = new Narrative(order);
    Digraph<Link> measured = order.graph().copy();
    conflicts.forEach(edge -> measured.add(measured(edge, narrative)));
    List<Digraph.Edge<Link>> cycle = measured.shortestCycle();
    long bends = cycle.stream().filter(edge -> edge.label() instanceof Link.Conflict).count();
    return rejected(bends > 1 ? "CyclicCF" : "WriteCORead", narrative.tell(cycle));
  }

  /** The edge as long as what there is to tell of it. */
  private static Digraph.Edge<Link> measured(Digraph.Edge<Link> edge, Narrative narrative) {
    int length = narrative.length(edge, conflict(edge));
    return new Digraph.Edge<>(edge.from(), edge.to(), length, edge.label());
  }

  /** Rejected for the first sentence on; accepted if there is none. */
  private static Verdict rejected(String pattern, List<String> sentences) {
    List<String> named = new ArrayList<>(sentences);
    if (!named.isEmpty()) {
      named.set(0, pattern + ": " + named.get(0));
    }
    return Verdict.of(named);
  }
}
