package org.korudelta.vector.space;

import org.korudelta.vector.graph.Graph;
import org.korudelta.vector.graph.Rows;

/**
 * An {@link Era} as it was at one moment. Threading: immutable, but for what {@link Nodes} says.
 *
 * @param fromNanos it is about the times from here on
 * @param nodes the versions
 * @param rows their vectors
 * @param graph of the first of them
 */
record EraView(long fromNanos, Nodes nodes, Rows rows, Graph graph) {

  /** Whether a block of nodes waits to be linked. */
  boolean isBehind() {
    return isBehind(nodes.count());
  }

  /** Whether a block waits to be linked among the first {@code count} nodes. */
  boolean isBehind(int count) {
    return count >= graph.count() + graph.blockSize();
  }
}
