package org.korudelta.graph;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/** The latest version that led to both of two, each counted as having led to itself. */
final class CommonAncestor {
  /*
   * A walk back from both at once, the latest version first. The first that both sides have reached
   * is later than every other such version, so none of them can have come from it.
   *
   * A side is a bit. Once no version waits that one side alone or both have reached, that side is
   * at its end.
   */
  private static final int ONE = 1;
  private static final int OTHER = 2;
  private static final int BOTH = ONE | OTHER;

  private final Slices slices;
  private final Descent<Integer> descent;
  private final int[] waiting = new int[BOTH + 1];
  private @Nullable CausalNode found;

  CommonAncestor(CausalEdges edges, Slices slices) {
    this.slices = slices;
    this.descent = new Descent<>(edges, slices, node -> true, this::join);
  }

  private Integer join(@Nullable Integer before, Integer more) {
    int sides = before == null ? more : before | more;
    if (before != null) {
      waiting[before]--;
    }
    waiting[sides]++;
    return sides;
  }

  Promise<Optional<CausalNode>> of(VersionId one, VersionId other) {
    Promise<Boolean> reached =
        Slices.then(descent.reach(one, ONE), on -> descent.reach(other, OTHER));
    Promise<@Nullable Void> walked = Slices.then(reached, on -> slices.repeat(this::step));
    return Slices.then(walked, none -> slices.completed(Optional.ofNullable(found)));
  }

  private Promise<Boolean> step() {
    Descent.Visit<Integer> visit = hopeless() ? null : descent.next();
    if (visit == null) {
      return slices.end();
    }
    if (visit.inherited == BOTH) {
      found = visit.node;
      return slices.end();
    }
    waiting[visit.inherited]--;
    return descent.reachBefore(visit.node, visit.inherited);
  }

  private boolean hopeless() {
    return waiting[BOTH] == 0 && (waiting[ONE] == 0 || waiting[OTHER] == 0);
  }
}
