package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.causal.Operation;
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
 * <p>Values are not kept; vectors are, because their dimensions must agree. Threading: one call at
 * a time.
 */
final class HistoryAudit implements CommitAudit {
  private final VersionCheck check;
  private Head head = Head.EMPTY;

  HistoryAudit(VersionIds ids) {
    this.check = new VersionCheck(ids);
  }

  @Override
  public void audit(long sequence, List<LegibleVersion> commit, Consumer<Finding> found) {
    List<VersionRecord> kept = new ArrayList<>(commit.size());
    for (LegibleVersion legible : commit) {
      if (legible.sound()) {
        check.check(head, legible.version(), sequence, found);
      }
      kept.add(outline(legible.version()));
    }
    check.checkKeysOnce(kept, sequence, found);
    extend(sequence, kept, found);
  }

  private static VersionRecord outline(VersionRecord version) {
    return version.operation() == Operation.PUT ? version.withoutContent() : version;
  }

  private void extend(long sequence, List<VersionRecord> commit, Consumer<Finding> found) {
    try {
      head = head.with(commit);
    } catch (KoruException e) {
      found.accept(
          Finding.of(Kind.COMMIT, Place.NOWHERE, "", e.getMessage())
              .about(Subject.commit(sequence)));
      commit.forEach(this::extendIfPossible);
    }
  }

  private void extendIfPossible(VersionRecord version) {
    try {
      head = head.with(List.of(version));
    } catch (KoruException e) {
      // Told for the whole commit.
    }
  }
}
