package org.korudelta.graph;

import java.util.List;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/** The effects of one version, one after the other, a page of them in memory. */
final class EffectCursor implements Comparable<EffectCursor> {
  /** Effects in memory at a time. */
  static final int PAGE = 64;

  private final CausalEdges edges;
  private final VersionId id;
  private List<CausalPlace> page = List.of();
  private int index;

  EffectCursor(CausalEdges edges, VersionId id) {
    this.edges = edges;
    this.id = id;
  }

  /** Moves to the first effect, or to the next; gives whether there is one. */
  Promise<Boolean> advance(Slices slices) {
    if (index + 1 < page.size()) {
      index++;
      return slices.on();
    }
    boolean isLast = !page.isEmpty() && page.size() < PAGE;
    return isLast ? slices.end() : load(slices);
  }

  private Promise<Boolean> load(Slices slices) {
    CausalPlace after = page.isEmpty() ? CausalPlace.BEFORE_ALL : page.get(page.size() - 1);
    return Slices.then(
        edges.effects(id, after, PAGE),
        effects -> {
          page = effects;
          index = 0;
          return effects.isEmpty() ? slices.end() : slices.on();
        });
  }

  /** The effect it stands at. */
  CausalPlace effect() {
    return page.get(index);
  }

  @Override
  public int compareTo(EffectCursor other) {
    return effect().compareTo(other.effect());
  }
}
