package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the pending changes of names a loss of power may keep: a prefix, or, where their order
 * is not kept, any of them with all earlier ones that touch the same names.
 */
final class NameFates {
  private final List<NameChange> changes;
  private final boolean inOrder;

  NameFates(List<NameChange> changes, CrashOrder order) {
    this.changes = changes;
    this.inOrder = order.ofNames();
  }

  // One fate

  List<NameChange> decide(Decisions decisions) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return inOrder
        ? changes.subList(0, decisions.draw(changes.size() + 1, "changes of names kept"))
        : decideEach(decisions);
  }

  private List<NameChange> decideEach(Decisions decisions) {
    List<NameChange> kept = new ArrayList<>();
    List<NameChange> lost = new ArrayList<>();
    for (NameChange change : changes) {
      boolean keeps = !follows(change, lost) && decisions.draw(2, "keep the " + change) == 1;
      (keeps ? kept : lost).add(change);
    }
    return kept;
  }

  private static boolean follows(NameChange change, List<NameChange> lost) {
    for (NameChange earlier : lost) {
      if (earlier.touches(change)) {
        return true;
      }
    }
    return false;
  }

  // All fates

  /** A few fates that stand for all: every prefix, and each change lost that others outlive. */
  Set<List<NameChange>> representatives() {
    Set<List<NameChange>> fates = new LinkedHashSet<>();
    for (int kept = 0; kept <= changes.size(); kept++) {
      fates.add(changes.subList(0, kept));
    }
    for (int lost = 0; lost < changes.size() && !inOrder; lost++) {
      fates.add(without(lost));
    }
    return fates;
  }

  private List<NameChange> without(int index) {
    List<NameChange> kept = new ArrayList<>(changes.subList(0, index));
    List<NameChange> lost = new ArrayList<>(changes.subList(index, index + 1));
    for (NameChange change : changes.subList(index + 1, changes.size())) {
      (follows(change, lost) ? lost : kept).add(change);
    }
    return kept;
  }
}
