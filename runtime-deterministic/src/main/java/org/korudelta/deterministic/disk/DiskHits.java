package org.korudelta.deterministic.disk;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each fault of a {@link SimulatedDisk} happened, over the lives of the disk so far: it
 * shows that a run had the faults it was meant to have.
 *
 * <p>Threading: one thread. What {@link SimulatedDisk#hits} gives does not change any more.
 */
public final class DiskHits {
  private final SortedMap<DiskFault, Integer> counts = new TreeMap<>();

  DiskHits() {}

  /** How often {@code fault} happened. */
  public int count(DiskFault fault) {
    return counts.getOrDefault(fault, 0);
  }

  /**
   * What happened after {@code earlier} was taken from the same disk, or one that it comes from.
   */
  public DiskHits since(DiskHits earlier) {
    DiskHits later = new DiskHits();
    counts.forEach((fault, count) -> later.counts.put(fault, count - earlier.count(fault)));
    return later;
  }

  void hit(DiskFault fault) {
    counts.merge(fault, 1, Integer::sum);
  }

  DiskHits copy() {
    DiskHits copy = new DiskHits();
    copy.counts.putAll(counts);
    return copy;
  }

  /** Every fault in its order, for example {@code lost-bytes=2 torn-sector=0 …}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (DiskFault fault : DiskFault.values()) {
      text.append(text.isEmpty() ? "" : " ").append(fault.text()).append('=').append(count(fault));
    }
    return text.toString();
  }
}
