package org.korudelta.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/** What came from a version: the first of it, in causal order. */
final class Descendants {
  /*
   * The effects of all versions visited so far are merged, each list in causal order. All effects
   * of a version are later than it, so what comes out rises, and a version that comes out several
   * times does so in a row.
   */
  private final CausalEdges edges;
  private final Slices slices;
  private final Range range;
  private final PriorityQueue<EffectCursor> frontier = new PriorityQueue<>();
  private final List<CausalNode> found = new ArrayList<>();
  private CausalPlace last = CausalPlace.BEFORE_ALL;

  Descendants(CausalEdges edges, Slices slices, Range range) {
    this.edges = edges;
    this.slices = slices;
    this.range = range;
  }

  Promise<List<CausalNode>> of(VersionId id) {
    Promise<Boolean> known = Slices.then(edges.node(id), node -> follow(id));
    Promise<@Nullable Void> walked = Slices.then(known, on -> slices.repeat(this::step));
    return Slices.then(walked, none -> slices.completed(Collections.unmodifiableList(found)));
  }

  private Promise<Boolean> step() {
    EffectCursor cursor = found.size() == range.limit() ? null : frontier.poll();
    if (cursor == null) {
      return slices.end();
    }
    CausalPlace place = cursor.effect();
    return Slices.then(goOn(cursor), on -> visit(place));
  }

  private Promise<Boolean> follow(VersionId id) {
    return goOn(new EffectCursor(edges, id));
  }

  private Promise<Boolean> goOn(EffectCursor cursor) {
    return Slices.then(
        cursor.advance(slices),
        more -> {
          if (more) {
            frontier.add(cursor);
          }
          return slices.on();
        });
  }

  private Promise<Boolean> visit(CausalPlace place) {
    if (place.equals(last)) {
      return slices.on();
    }
    last = place;
    if (!range.isAfter(place)) {
      return follow(place.id());
    }
    return Slices.then(
        edges.node(place.id()),
        node -> {
          found.add(node);
          return follow(place.id());
        });
  }
}
