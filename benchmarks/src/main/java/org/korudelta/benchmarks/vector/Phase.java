package org.korudelta.benchmarks.vector;

import java.util.EnumSet;
import java.util.Set;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind.Ability;

/** What is done with a set of vectors, in this order. */
enum Phase {
  /** All vectors are taken in by one thread. */
  BUILD(Ability.GRAPH),
  /** Searches with every effort, one of everybody after the other. */
  CURVE,
  /** Searches among some. */
  FILTER(Ability.FILTER),
  /** Searches as of the middle of history. */
  HISTORY(Ability.HISTORY),
  /** Closed and opened again. */
  REOPEN(Ability.REOPEN),
  /** Three of ten are deleted, and what is left is searched. */
  DELETE(Ability.DELETE),
  /** Vectors are inserted one by one. */
  INSERT(Ability.INSERT),
  /** All vectors are taken in by two threads, in a process of its own. */
  BUILD_BY_TWO(Ability.GRAPH),
  /** A million vectors in a small heap, in a process of its own. */
  MILLION(Ability.HISTORY);

  private final Set<Ability> needs;

  Phase() {
    this.needs = EnumSet.noneOf(Ability.class);
  }

  Phase(Ability need) {
    this.needs = EnumSet.of(need);
  }

  /** Whether it can be measured of {@code kind}. */
  boolean fits(VectorPeerKind kind) {
    return kind.can(needs);
  }
}
