package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a loss of power may do to one file that has pending bytes. */
final class FileFates {
  /*
   * Invariants of every fate:
   *  - the end is not below the durable bytes; with whole sectors it is the end of one
   *  - in order of bytes nothing below the end is lost or torn
   *  - else the last sector below the end is not lost, and at most one is torn, which is not lost
   *    and lies below the end as a whole
   */
  private final FileBytes file;
  private final Sectors sectors;
  private final CrashOrder order;

  FileFates(FileBytes file, CrashOrder order) {
    this.file = file;
    this.sectors = Sectors.of(file);
    this.order = order;
  }

  FileFate nothing() {
    return FileFate.endingAt(sectors.start());
  }

  FileFate everything() {
    return FileFate.endingAt(sectors.end());
  }

  // One fate

  FileFate decide(Decisions decisions, String name) {
    int end = end(decisions, name);
    if (end == sectors.start() || order.ofBytes()) {
      return FileFate.endingAt(end);
    }
    List<Integer> lost = lost(end, decisions, name);
    return new FileFate(end, lost, torn(new FileFate(end, lost, null), decisions, name));
  }

  private int end(Decisions decisions, String name) {
    if (order.wholeSectors()) {
      int kept = decisions.draw(sectors.count() + 1, "sectors kept of " + name);
      return kept == 0 ? sectors.start() : sectors.end(kept - 1);
    }
    return sectors.start() + decisions.draw(file.pendingLength() + 1, "bytes kept of " + name);
  }

  /** Draws the distance to the next sector lost; zero for no more. */
  private List<Integer> lost(int end, Decisions decisions, String name) {
    List<Integer> lost = new ArrayList<>();
    int last = sectors.countBelow(end) - 1;
    int next = 0;
    while (next < last) {
      int distance = decisions.draw(last - next + 1, "next sector lost of " + name);
      if (distance == 0) {
        return lost;
      }
      next += distance;
      lost.add(next - 1);
    }
    return lost;
  }

  private FileFate.@Nullable Tear torn(FileFate fate, Decisions decisions, String name) {
    List<Integer> candidates = order.wholeSectors() ? List.of() : tearable(fate);
    int which =
        candidates.isEmpty() ? 0 : decisions.draw(candidates.size() + 1, "sector torn of " + name);
    if (which == 0) {
      return null;
    }
    int sector = candidates.get(which - 1);
    int bytes =
        1 + decisions.draw(sectors.length(sector) - 1, "bytes of the torn sector of " + name);
    boolean garbage = decisions.draw(2, "garbage in the torn sector of " + name) == 1;
    return new FileFate.Tear(sector, bytes, garbage);
  }

  /** The sectors that are kept as a whole and have more than one byte pending. */
  private List<Integer> tearable(FileFate fate) {
    List<Integer> tearable = new ArrayList<>();
    for (int sector = 0; sector < sectors.countBelow(fate.end()); sector++) {
      if (sectors.end(sector) <= fate.end()
          && sectors.length(sector) > 1
          && !fate.lost().contains(sector)) {
        tearable.add(sector);
      }
    }
    return tearable;
  }

  // All fates

  /** How many there are; saturates. */
  long count() {
    if (order.ofBytes()) {
      return 1L + (order.wholeSectors() ? sectors.count() : file.pendingLength());
    }
    return order.wholeSectors() ? countWhole() : countTorn();
  }

  /** Of the sectors before the last one kept, each is lost or not. */
  private long countWhole() {
    return Saturating.powerOfTwo(sectors.count());
  }

  /**
   * For each sector that may be the last: the ways to lose sectors before it and to tear one of
   * them, for each end in it; and the ways to tear it itself.
   */
  private long countTorn() {
    long count = 1;
    long tearsBefore = 0;
    for (int last = 0; last < sectors.count(); last++) {
      long subsets = Saturating.powerOfTwo(last);
      long others = Saturating.powerOfTwo(Math.max(0, last - 1));
      long before = Saturating.plus(subsets, Saturating.times(tearsBefore, others));
      long tears = 2L * (sectors.length(last) - 1);
      count = Saturating.plus(count, Saturating.times(before, sectors.length(last)));
      count = Saturating.plus(count, Saturating.times(subsets, tears));
      tearsBefore += tears;
    }
    return count;
  }

  /**
   * A few fates that stand for all: for each pending append the file up to its start, its middle
   * and its end, and, where order is not kept, the file without it, and with it torn.
   */
  Set<FileFate> representatives() {
    Set<FileFate> fates = new LinkedHashSet<>();
    int start = sectors.start();
    fates.add(nothing());
    for (int end : file.pendingEnds()) {
      fates.add(upTo(start + (end - start) / 2));
      fates.add(upTo(end));
      if (!order.ofBytes()) {
        fates.add(without(start, end));
        addTorn(start + (end - start) / 2, fates);
      }
      start = end;
    }
    return fates;
  }

  private FileFate upTo(int end) {
    return FileFate.endingAt(order.wholeSectors() ? sectors.wholeUpTo(end) : end);
  }

  /** All bytes, but for the sectors that lie between the two as a whole; the last is kept. */
  private FileFate without(int from, int to) {
    List<Integer> lost = new ArrayList<>();
    for (int sector = 0; sector < sectors.count() - 1; sector++) {
      if (sectors.start(sector) >= from && sectors.end(sector) <= to) {
        lost.add(sector);
      }
    }
    return new FileFate(sectors.end(), lost, null);
  }

  /** All bytes, but for the sector at {@code place}, which is torn there. */
  private void addTorn(int place, Set<FileFate> fates) {
    int sector = sectors.countBelow(place + 1) - 1;
    int bytes = Math.max(1, place - sectors.start(sector));
    if (!order.wholeSectors() && sectors.length(sector) > 1) {
      for (boolean garbage : new boolean[] {false, true}) {
        FileFate.Tear torn = new FileFate.Tear(sector, bytes, garbage);
        fates.add(new FileFate(sectors.end(), List.of(), torn));
      }
    }
  }
}
