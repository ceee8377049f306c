package org.korudelta.vector.graph;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * Makes a graph of its {@link GraphParts}, and believes no number in them: what is no node, or no
 * place for one, is {@code corruption}. Threading: one user at a time.
 */
public final class GraphRestoration {
  private final int count;
  private final int entry;
  private final int[] members;
  private final List<LayerDraft> layers = new ArrayList<>();
  private int filled; // Lists of the layer that is being filled.

  /** Begins with the first part. */
  public GraphRestoration(ByteSource head, int nodes) {
    this.count = bounded("graph nodes", head.getVarint(), 0, nodes);
    this.entry = bounded("graph entry", head.getVarint(), count == 0 ? 0 : 1, count) - 1;
    this.members = new int[bounded("graph layers", head.getVarint(), 0, Integer.SIZE)];
    for (int i = 0; i < members.length; i++) {
      members[i] = bounded("graph members", head.getVarint(), 1, count);
    }
    layers.add(new LayerDraft(Layer.ground(Graph.WIDTH)));
    layers.get(0).extend(count);
  }

  private static int bounded(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new KoruException.Corruption(
          what + " out of range: actual=" + value + " min=" + least + " max=" + most);
    }
    return value;
  }

  /** How many parts follow the first. */
  public int parts() {
    int parts = GraphParts.chunks(count);
    for (int layer : members) {
      parts += GraphParts.chunks(layer);
    }
    return parts;
  }

  /** Adds the next part. */
  public void add(ByteSource part) {
    advance();
    int layer = layers.size() - 1;
    int last = Math.min(size(layer), filled + Layer.CHUNK);
    while (filled < last) {
      addList(layer, part);
      filled++;
    }
  }

  private void advance() {
    while (filled == size(layers.size() - 1)) {
      layers.add(new LayerDraft(Layer.upper(Graph.UPPER_WIDTH)));
      filled = 0;
    }
  }

  private int size(int layer) {
    return layer == 0 ? count : members[layer - 1];
  }

  private void addList(int layer, ByteSource part) {
    LayerDraft draft = layers.get(layer);
    int slot = layer == 0 ? filled : draft.add(nextMember(draft, part));
    int length = bounded("graph list", part.get(), 0, draft.width());
    int[] lists = draft.own(slot);
    for (int i = 0; i < length; i++) {
      lists[draft.at(slot) + i] = bounded("graph neighbour", part.getInt(), 0, count - 1);
    }
    if (layer == 0 && filled > 0) {
      requireParent(lists[draft.at(slot)]);
    }
  }

  private int nextMember(LayerDraft draft, ByteSource part) {
    int least = filled == 0 ? 0 : draft.layer().node(filled - 1) + 1;
    return bounded("graph member", part.getVarint(), least, count - 1);
  }

  private void requireParent(int parent) {
    bounded("graph parent", parent, 0, filled - 1);
  }

  /** Searches come from the entry, and go from members to members. */
  private Layer checked(Layer layer) {
    requireMember(layer, entry);
    for (int slot = 0; slot < layer.count(); slot++) {
      int at = layer.at(slot);
      for (int i = at; i < at + layer.width() && layer.chunk(slot)[i] >= 0; i++) {
        requireMember(layer, layer.chunk(slot)[i]);
      }
    }
    return layer;
  }

  /** Searches go down from a node to the same node. */
  private static void requireWithin(Layer layer, Layer below) {
    for (int slot = 0; slot < layer.count(); slot++) {
      requireMember(below, layer.node(slot));
    }
  }

  private static void requireMember(Layer layer, int node) {
    if (layer.slot(node) < 0) {
      throw new KoruException.Corruption("graph node is not in its layer: node=" + node);
    }
  }

  /** The graph, once all parts were added. */
  public Graph graph() {
    List<Layer> upper = new ArrayList<>();
    for (LayerDraft draft : layers.subList(1, layers.size())) {
      upper.add(checked(draft.layer()));
    }
    for (int i = 1; i < upper.size(); i++) {
      requireWithin(upper.get(i), upper.get(i - 1));
    }
    return new Graph(count, layers.get(0).layer(), upper, entry);
  }
}
