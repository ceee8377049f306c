package org.korudelta.graph;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.runtime.Promise;

/** The versions that nothing followed, the first of them, in causal order. */
final class Frontier {
  /*
   * A version that nothing followed is the newest of its key, so only those are looked at, in the
   * order of their keys.
   */
  private static final int KEYS = 256;

  private final CausalEdges edges;
  private final Slices slices;
  private final Range range;
  private final FirstFew<CausalNode> first;
  private Iterator<String> namespaces = List.<String>of().iterator();
  private @Nullable String namespace;
  private List<CausalNode> page = List.of();
  private int index;

  Frontier(CausalEdges edges, Slices slices, Range range) {
    this.edges = edges;
    this.slices = slices;
    this.range = range;
    this.first = new FirstFew<>(range.limit(), CausalNode.CAUSAL_ORDER);
  }

  Promise<List<CausalNode>> of(List<String> names) {
    namespaces = names.iterator();
    return Slices.then(slices.repeat(this::step), none -> slices.completed(first.inOrder()));
  }

  private Promise<Boolean> step() {
    if (index < page.size()) {
      return look(page.get(index++));
    }
    if (namespace != null && page.size() == KEYS) {
      return load(namespace, page.get(KEYS - 1).key());
    }
    if (!namespaces.hasNext()) {
      return slices.end();
    }
    namespace = namespaces.next();
    return load(namespace, "");
  }

  private Promise<Boolean> load(String of, String afterKey) {
    return Slices.then(
        edges.newest(of, afterKey, KEYS),
        newest -> {
          page = newest;
          index = 0;
          return slices.on();
        });
  }

  private Promise<Boolean> look(CausalNode newest) {
    if (!range.isAfter(CausalPlace.of(newest)) || !first.wants(newest)) {
      return slices.on();
    }
    return Slices.then(
        edges.effects(newest.id(), CausalPlace.BEFORE_ALL, 1),
        effects -> {
          if (effects.isEmpty()) {
            first.offer(newest);
          }
          return slices.on();
        });
  }
}
