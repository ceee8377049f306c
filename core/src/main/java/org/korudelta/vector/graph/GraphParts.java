package org.korudelta.vector.graph;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.bytes.ByteSink;

/**
 * A graph in parts of bounded size, which {@link GraphRestoration} makes a graph of.
 *
 * <pre>
 *  first part   count, entry + 1, number of upper layers, members of each: varints
 *  a chunk      of up to 256 lists of a layer, the ground layer first: for each list
 *                 the node, in upper layers only: varint
 *                 how many neighbours it has: byte
 *                 each: int
 * </pre>
 *
 * <p>Threading: immutable.
 */
public final class GraphParts {
  private final Graph graph;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Integer> firsts = new ArrayList<>(); // The first part of each layer.
  private final int count;

  /** The parts of {@code graph}. */
  public GraphParts(Graph graph) {
    this.graph = graph;
    layers.add(graph.ground());
    layers.addAll(graph.upper());
    int parts = 1;
    for (Layer layer : layers) {
      firsts.add(parts);
      parts += chunks(layer.count());
    }
    this.count = parts;
  }

  static int chunks(int lists) {
    return (lists + Layer.MASK) >>> Layer.CHUNK_BITS;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Writes one, from 0. */
  public void write(int part, ByteSink sink) {
    if (part == 0) {
      writeHead(sink);
      return;
    }
    int layer = layers.size() - 1;
    while (firsts.get(layer) > part) {
      layer--;
    }
    writeLists(layers.get(layer), part - firsts.get(layer), sink);
  }

  private void writeHead(ByteSink sink) {
    sink.putVarint(graph.count()).putVarint(graph.entry() + 1).putVarint(graph.upper().size());
    for (Layer layer : graph.upper()) {
      sink.putVarint(layer.count());
    }
  }

  private static void writeLists(Layer layer, int chunk, ByteSink sink) {
    int first = chunk << Layer.CHUNK_BITS;
    int last = Math.min(layer.count(), first + Layer.CHUNK);
    for (int slot = first; slot < last; slot++) {
      if (layer.members() != null) {
        sink.putVarint(layer.node(slot));
      }
      writeList(layer, slot, sink);
    }
  }

  private static void writeList(Layer layer, int slot, ByteSink sink) {
    int[] lists = layer.chunk(slot);
    int at = layer.at(slot);
    int length = 0;
    while (length < layer.width() && lists[at + length] >= 0) {
      length++;
    }
    sink.put(length);
    for (int i = at; i < at + length; i++) {
      sink.putInt(lists[i]);
    }
  }
}
