package org.korudelta.vector.graph;

import java.util.Arrays;

/**
 * The links of a block in the other direction: for each node that was chosen by nodes of the block,
 * which these are, in order. Cost: two passes over the links. Threading: immutable once made.
 */
final class Links {
  private final int[] starts;
  private final int[] sources;
  private final int[] targets;

  /** The links of the nodes of {@code draft} from {@code start} to {@code end}. */
  Links(LayerDraft draft, int start, int end) {
    this.starts = new int[draft.chunkCount() + 1];
    count(draft, start, end);
    int links = starts[starts.length - 1];
    this.sources = new int[links];
    this.targets = new int[links];
    fill(draft, start, end);
  }

  private void count(LayerDraft draft, int start, int end) {
    for (int node = start; node < end; node++) {
      int[] lists = draft.chunk(node);
      int at = draft.at(node);
      for (int i = at; i < at + draft.width() && lists[i] >= 0; i++) {
        starts[(lists[i] >>> Layer.CHUNK_BITS) + 1]++;
      }
    }
    for (int chunk = 1; chunk < starts.length; chunk++) {
      starts[chunk] += starts[chunk - 1];
    }
  }

  private void fill(LayerDraft draft, int start, int end) {
    int[] next = starts.clone();
    for (int node = start; node < end; node++) {
      int[] lists = draft.chunk(node);
      int at = draft.at(node);
      for (int i = at; i < at + draft.width() && lists[i] >= 0; i++) {
        int place = next[lists[i] >>> Layer.CHUNK_BITS]++;
        sources[place] = node;
        targets[place] = lists[i];
      }
    }
  }

  /** Whether a node in a chunk was chosen. */
  boolean reaches(int chunk) {
    return starts[chunk] < starts[chunk + 1];
  }

  /** Shows each chosen node of a chunk, in order, with those that chose it. */
  void forEach(int chunk, Visitor visitor) {
    int from = starts[chunk];
    int to = starts[chunk + 1];
    int[] places = new int[Layer.CHUNK + 1];
    for (int i = from; i < to; i++) {
      places[(targets[i] & Layer.MASK) + 1]++;
    }
    for (int slot = 0; slot < Layer.CHUNK; slot++) {
      places[slot + 1] += places[slot];
    }
    int[] next = places.clone();
    int[] sorted = new int[to - from];
    for (int i = from; i < to; i++) {
      sorted[next[targets[i] & Layer.MASK]++] = sources[i];
    }
    for (int slot = 0; slot < Layer.CHUNK; slot++) {
      if (places[slot] < places[slot + 1]) {
        int node = (chunk << Layer.CHUNK_BITS) + slot;
        visitor.visit(node, Arrays.copyOfRange(sorted, places[slot], places[slot + 1]));
      }
    }
  }

  /** Takes a node and those that chose it. */
  @FunctionalInterface
  interface Visitor {
    void visit(int node, int[] choosers);
  }
}
