package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;

/** Takes the versions of the commits that are wanted. Threading: one user at a time. */
final class VersionPage implements CommitPages.Taker {
  private final CommitBounds bounds;
  private final List<VersionRecord> versions = new ArrayList<>();
  private long bytes;

  VersionPage(CommitBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public boolean take(GroupReader group) {
    long nanos = group.header().timestampNanos();
    if (nanos > bounds.untilNanos()) {
      return true;
    }
    if (nanos > bounds.afterNanos()) {
      versions.addAll(group.versions());
      bytes += group.header().bodyLength();
    }
    boolean full = versions.size() >= bounds.limit() || bytes >= bounds.bytesMax();
    return full || nanos == bounds.untilNanos();
  }

  /** What was taken. */
  List<VersionRecord> versions() {
    return versions;
  }
}
