package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Different placements, without those that another makes needless: of two that differ only in the
 * operations of unknown end that they spent, one that spent a part of the other's can do all that
 * the other can.
 */
final class Placements {
  private final Map<Placement.Likeness, List<Placement>> alike = new LinkedHashMap<>();

  /** Adds {@code placement} unless it is needless; false if it is. */
  boolean add(Placement placement) {
    List<Placement> rivals =
        alike.computeIfAbsent(placement.likeness(), absent -> new ArrayList<>(1));
    for (Placement rival : rivals) {
      if (placement.spent().containsAll(rival.spent())) {
        return false;
      }
    }
    rivals.removeIf(rival -> rival.spent().containsAll(placement.spent()));
    return rivals.add(placement);
  }

  /** All of them, in the order in which their kinds came. */
  List<Placement> all() {
    List<Placement> all = new ArrayList<>();
    alike.values().forEach(all::addAll);
    return all;
  }
}
