package org.korudelta.graph;

import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/**
 * A page whose start is a place.
 *
 * @param limit how many versions, at least 1
 * @param beyond where it begins, exclusive; null for the first page
 */
record Range(int limit, @Nullable CausalPlace beyond) {

  /** What {@code page} asks for; {@code bad_request} without versions, {@code not_found}. */
  static Promise<Range> of(CausalPage page, CausalEdges edges, Slices slices) {
    requireVersions(page.limit());
    if (page.beyond().isEmpty()) {
      return slices.completed(new Range(page.limit(), null));
    }
    return Slices.then(
        edges.node(page.beyond().get()),
        node -> slices.completed(new Range(page.limit(), CausalPlace.of(node))));
  }

  static void requireVersions(int limit) {
    if (limit < 1) {
      throw new KoruException.BadRequest("page without versions: limit=" + limit + " min=1");
    }
  }

  /** Whether a page towards the past may have {@code node}. */
  boolean isBefore(CausalNode node) {
    return beyond == null || beyond.isAfter(CausalPlace.of(node));
  }

  /** Whether a page towards the future may have what is at {@code place}. */
  boolean isAfter(CausalPlace place) {
    return beyond == null || place.isAfter(beyond);
  }
}
