package org.korudelta.graph;

import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;

/**
 * Where a version stands in causal order.
 *
 * @param nanos the commit's time, epoch nanoseconds
 * @param ordinal place within the commit, from 0
 * @param id the version
 */
public record CausalPlace(long nanos, int ordinal, VersionId id)
    implements Comparable<CausalPlace> {
  /** Before every version. */
  public static final CausalPlace BEFORE_ALL =
      new CausalPlace(Long.MIN_VALUE, -1, VersionId.of(new byte[VersionId.BYTES]));

  static CausalPlace of(CausalNode node) {
    return new CausalPlace(node.timestamp().epochNanos(), node.ordinal(), node.id());
  }

  /** No two versions have one place, so ids need no comparing. */
  @Override
  public int compareTo(CausalPlace other) {
    int order = Long.compare(nanos, other.nanos);
    return order == 0 ? Integer.compare(ordinal, other.ordinal) : order;
  }

  boolean isAfter(CausalPlace other) {
    return compareTo(other) > 0;
  }
}
