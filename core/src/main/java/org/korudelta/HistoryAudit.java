package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Head;
import org.korudelta.log.CommitAudit;
import org.korudelta.log.LegibleVersion;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/**
 * Follows a history for verification: what opening would refuse is told, and the history goes on.
 *
 * <p>Neither values nor vectors are kept, but the dimensions of each model in each namespace, which
 * must agree. Threading: one call at a time.
 */
final class HistoryAudit implements CommitAudit {
  private final VersionCheck check;
  private Head head = Head.EMPTY;

  HistoryAudit(VersionIds ids) {
    this.check = new VersionCheck(ids);
  }

  /** What is kept of the history. */
  Head head() {
    return head;
  }

  @Override
  public void audit(long sequence, List<LegibleVersion> commit, Consumer<Finding> found) {
    List<VersionRecord> versions = new ArrayList<>(commit.size());
    for (LegibleVersion legible : commit) {
      if (legible.sound()) {
        check.check(new HeadKnowledge(head), legible.version(), sequence, found);
      }
      versions.add(legible.version());
    }
    check.checkKeysOnce(versions, sequence, found);
    extend(sequence, versions, found);
  }

  private void extend(long sequence, List<VersionRecord> commit, Consumer<Finding> found) {
    try {
      head = head.with(commit, VersionRecord::withoutContent);
    } catch (KoruException e) {
      found.accept(
          Finding.of(Kind.COMMIT, Place.NOWHERE, "", e.getMessage())
              .about(Subject.commit(sequence)));
      commit.forEach(this::extendIfPossible);
    }
  }

  private void extendIfPossible(VersionRecord version) {
    try {
      head = head.with(List.of(version), VersionRecord::withoutContent);
    } catch (KoruException e) {
      // Told for the whole commit.
    }
  }
}
