package org.korudelta.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/** What led to a version: the latest of it, in causal order. */
final class Ancestors {
  private final Slices slices;
  private final Range range;
  private final Descent<Boolean> descent;
  private final List<CausalNode> found = new ArrayList<>();

  Ancestors(CausalEdges edges, Slices slices, Range range) {
    this.slices = slices;
    this.range = range;
    this.descent = new Descent<>(edges, slices, node -> true, (before, more) -> more);
  }

  Promise<List<CausalNode>> of(VersionId id) {
    Promise<@Nullable Void> walked =
        Slices.then(descent.reach(id, true), on -> slices.repeat(() -> step(id)));
    return Slices.then(walked, none -> slices.completed(answer()));
  }

  private Promise<Boolean> step(VersionId of) {
    Descent.Visit<Boolean> visit = found.size() == range.limit() ? null : descent.next();
    if (visit == null) {
      return slices.end();
    }
    if (!visit.node.id().equals(of) && range.isBefore(visit.node)) {
      found.add(visit.node);
    }
    return descent.reachBefore(visit.node, true);
  }

  private List<CausalNode> answer() {
    Collections.reverse(found);
    return Collections.unmodifiableList(found);
  }
}
