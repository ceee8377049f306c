package org.korudelta.vector.graph;

/** Looks for near nodes in a layer, with room that is used again. Threading: one user at a time. */
final class LayerSearch {
  private final Rows rows;
  private final Beam beam;
  private final Visited visited;
  private final int[] fresh = new int[Graph.WIDTH];
  private final double[] keys = new double[Graph.WIDTH];
  private long compared;

  LayerSearch(Rows rows, int ef) {
    this(rows, ef, new Visited());
  }

  /** A search that shares its room with others; they search one after the other. */
  LayerSearch(Rows rows, int ef, Visited visited) {
    this.rows = rows;
    this.beam = new Beam(ef);
    this.visited = visited;
  }

  /** What {@link #around} found. */
  Beam beam() {
    return beam;
  }

  /** How many comparisons were made so far. */
  long compared() {
    return compared;
  }

  /** Goes from {@code from} to nearer neighbours until there is none. */
  int nearest(Layer layer, Target target, int from) {
    int node = from;
    double best = Beam.key(rows.score(target, from), from);
    while (true) {
      double key = nearestKey(layer, target, node);
      if (key >= best) {
        return node;
      }
      best = key;
      node = Beam.node(key);
    }
  }

  private double nearestKey(Layer layer, Target target, int node) {
    int slot = layer.slot(node);
    int[] lists = layer.chunk(slot);
    int at = layer.at(slot);
    double best = Double.POSITIVE_INFINITY;
    for (int i = at; i < at + layer.width() && lists[i] >= 0; i++) {
      best = Math.min(best, Beam.key(rows.score(target, lists[i]), lists[i]));
      compared++;
    }
    return best;
  }

  /** Leaves in the beam the nearest of the nodes that can be reached from {@code from}. */
  void around(Layer layer, Target target, int... from) {
    begin(target, from);
    for (int node = beam.take(); node >= 0; node = beam.take()) {
      int count = compare(layer, target, node);
      double bound = beam.bound();
      for (int i = 0; i < count; i++) {
        if (keys[i] < bound) {
          beam.add(keys[i]);
          bound = beam.bound();
        }
      }
    }
  }

  /** As {@link #around}, and leaves in {@code found} the nearest of those met that are wanted. */
  void around(Layer layer, Target target, int[] from, Answers found) {
    begin(target, from);
    for (int node : from) {
      found.offer(Beam.key(rows.score(target, node), node));
    }
    for (int node = beam.take(); node >= 0; node = beam.take()) {
      int count = compare(layer, target, node);
      double bound = beam.bound();
      for (int i = 0; i < count; i++) {
        if (keys[i] < bound) {
          beam.add(keys[i]);
          bound = beam.bound();
          found.offer(keys[i]);
        }
      }
    }
  }

  /** Leaves in {@code found} the nearest of the wanted rows from {@code first} on. */
  void each(int first, Target target, Answers found) {
    for (int row = first; row < rows.count(); row++) {
      found.offer(Beam.key(rows.score(target, row), row));
      compared++;
    }
  }

  private void begin(Target target, int[] from) {
    beam.clear();
    visited.clear(rows.count());
    for (int node : from) {
      visited.add(node);
      beam.offer(rows.score(target, node), node);
    }
    compared += from.length;
  }

  private int compare(Layer layer, Target target, int node) {
    int slot = layer.slot(node);
    int count = visited.fresh(layer.chunk(slot), layer.at(slot), layer.width(), fresh);
    for (int i = 0; i < count; i++) {
      keys[i] = Beam.key(rows.score(target, fresh[i]), fresh[i]);
    }
    compared += count;
    return count;
  }
}
