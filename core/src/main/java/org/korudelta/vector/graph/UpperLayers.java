package org.korudelta.vector.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers above the ground while nodes are added, one after the other. Threading: one user at a
 * time.
 */
final class UpperLayers {
  private final Rows rows;
  private final LayerSearch search;
  private final Diversity diversity;
  private final List<LayerDraft> layers = new ArrayList<>();
  private int entry;

  UpperLayers(Graph graph, Rows rows) {
    this.rows = rows;
    this.search = new LayerSearch(rows, Graph.UPPER_EF);
    this.diversity = new Diversity(rows);
    this.entry = graph.entry();
    for (Layer layer : graph.upper()) {
      layers.add(new LayerDraft(layer));
    }
  }

  int entry() {
    return entry;
  }

  List<Layer> layers() {
    List<Layer> done = new ArrayList<>(layers.size());
    for (LayerDraft layer : layers) {
      done.add(layer.layer());
    }
    return done;
  }

  /** Adds a node to the layers that it belongs to, if any. */
  void add(int node) {
    int level = Graph.level(node);
    if (level > 0 && entry >= 0) {
      link(node, level);
    }
    if (entry < 0 || level > layers.size()) {
      found(node, level);
    }
  }

  private void link(int node, int level) {
    Target target = rows.target(node);
    int from = entry;
    for (int i = layers.size() - 1; i >= level; i--) {
      from = search.nearest(layers.get(i).layer(), target, from);
    }
    for (int i = Math.min(level, layers.size()) - 1; i >= 0; i--) {
      search.around(layers.get(i).layer(), target, from);
      from = search.beam().node(0);
      link(node, layers.get(i));
    }
  }

  private void link(int node, LayerDraft layer) {
    diversity.begin(rows.target(node));
    int[] chosen = diversity.select(search.beam(), Graph.UPPER_WIDTH / 2);
    int slot = layer.add(node);
    System.arraycopy(chosen, 0, layer.own(slot), layer.at(slot), chosen.length);
    for (int neighbour : chosen) {
      linkBack(layer, neighbour, node);
    }
  }

  private void linkBack(LayerDraft layer, int from, int to) {
    int slot = layer.layer().slot(from);
    int[] lists = layer.own(slot);
    int at = layer.at(slot);
    for (int i = at; i < at + Graph.UPPER_WIDTH; i++) {
      if (lists[i] < 0) {
        lists[i] = to;
        return;
      }
    }
    choose(lists, at, from, to);
  }

  private void choose(int[] lists, int at, int from, int to) {
    Beam candidates = new Beam(Graph.UPPER_WIDTH + 1);
    Target target = rows.target(from);
    candidates.offer(rows.score(target, to), to);
    for (int i = at; i < at + Graph.UPPER_WIDTH; i++) {
      candidates.offer(rows.score(target, lists[i]), lists[i]);
    }
    diversity.begin(target);
    int[] chosen = diversity.select(candidates, Graph.UPPER_WIDTH);
    for (int i = 0; i < Graph.UPPER_WIDTH; i++) {
      lists[at + i] = i < chosen.length ? chosen[i] : Layer.NONE;
    }
  }

  /** Nothing is above a node that is the first of its layers: searches begin there. */
  private void found(int node, int level) {
    while (layers.size() < level) {
      LayerDraft layer = new LayerDraft(Layer.upper(Graph.UPPER_WIDTH));
      layer.own(layer.add(node));
      layers.add(layer);
    }
    entry = node;
  }
}
