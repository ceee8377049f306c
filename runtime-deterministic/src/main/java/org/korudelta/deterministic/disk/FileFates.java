package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a loss of power may do to one file that has pending bytes. */
final class FileFates {
  /*
   * Invariants of every fate:
   *  - the end is not below the durable bytes; with whole sectors it is the end of one
   *  - in order of bytes nothing below the end is lost or torn
   *  - else the last sector below the end is not lost, and at most one is there in part: the last,
   *    where the file ends inside it, or else one that is torn, which is not lost
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
    return decide((bound, what) -> decisions.draw(bound, what + " of " + name));
  }

  private FileFate decide(Decisions decisions) {
    int last = decisions.draw(sectors.count() + 1, "sectors kept") - 1;
    if (last < 0) {
      return nothing();
    }
    List<Integer> lost = order.ofBytes() ? List.of() : lost(last, decisions);
    FileFate whole = new FileFate(sectors.end(last), lost, null);
    return order.wholeSectors() ? whole : inPart(whole, last, decisions);
  }

  /** Draws the distance to the next sector lost before the last; zero for no more. */
  private static List<Integer> lost(int last, Decisions decisions) {
    List<Integer> lost = new ArrayList<>();
    int next = 0;
    while (next < last) {
      int distance = decisions.draw(last - next + 1, "distance to the next sector lost");
      if (distance == 0) {
        return lost;
      }
      next += distance;
      lost.add(next - 1);
    }
    return lost;
  }

  /** Draws none, the last sector, in which the file ends then, or a sector that is torn. */
  private FileFate inPart(FileFate whole, int last, Decisions decisions) {
    List<Integer> tearable = order.ofBytes() ? List.of() : tearable(whole, last);
    int cuts = sectors.length(last) > 1 ? 1 : 0;
    int ways = 1 + cuts + tearable.size();
    int way = ways == 1 ? 0 : decisions.draw(ways, "sector kept in part");
    if (way == 0) {
      return whole;
    }
    int sector = way <= cuts ? last : tearable.get(way - cuts - 1);
    int bytes = 1 + decisions.draw(sectors.length(sector) - 1, "bytes kept of that sector");
    if (way <= cuts) {
      return new FileFate(sectors.start(last) + bytes, whole.lost(), null);
    }
    boolean garbage = decisions.draw(2, "garbage in that sector") == 1;
    return new FileFate(whole.end(), whole.lost(), new FileFate.Tear(sector, bytes, garbage));
  }

  /** The sectors that are kept and have more than one byte pending. */
  private List<Integer> tearable(FileFate whole, int last) {
    List<Integer> tearable = new ArrayList<>();
    for (int sector = 0; sector <= last; sector++) {
      if (sectors.length(sector) > 1 && !whole.lost().contains(sector)) {
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
   * For each sector that may be the last: each end in it with the ways to lose sectors before it;
   * and, for the end of it, the ways to tear one before it and those to tear itself.
   */
  private long countTorn() {
    long count = 1;
    long tearsBefore = 0;
    for (int last = 0; last < sectors.count(); last++) {
      long tears = 2L * (sectors.length(last) - 1);
      long subsets = Saturating.powerOfTwo(last);
      long others = Saturating.powerOfTwo(Math.max(0, last - 1));
      long ends = Saturating.times(subsets, sectors.length(last) + tears);
      count = Saturating.plus(count, Saturating.plus(ends, Saturating.times(others, tearsBefore)));
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
