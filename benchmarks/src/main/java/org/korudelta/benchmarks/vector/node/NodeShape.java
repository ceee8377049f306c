package org.korudelta.benchmarks.vector.node;

import java.util.List;

/**
 * How much is measured.
 *
 * @param size words that are searched
 * @param queries words that are searched with
 * @param efforts from the least up
 * @param effort of whoever has one only
 * @param repetitions of each pass
 */
public record NodeShape(int size, int queries, List<Integer> efforts, int effort, int repetitions) {
  /** Keeps a copy of the efforts. */
  public NodeShape {
    efforts = List.copyOf(efforts);
  }
}
