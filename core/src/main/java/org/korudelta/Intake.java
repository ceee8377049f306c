package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.log.CommitPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Writes commits that have their times and ids already, many with one sync, to a database that
 * nobody else has open, so that those that come next find them.
 *
 * <p>Threading: one task at a time; the index changes on its strand.
 */
final class Intake {
  private static final long GROUP_BYTES_MAX = 8 << 20;

  private final AsyncRuntime runtime;
  private final Opening opening;
  private final Foundation foundation;
  private final Pending pending;
  private final long groupBytesMax;
  private final List<QueuedCommit> group = new ArrayList<>();
  private long groupBytes;

  Intake(Opening opening) {
    this.opening = opening;
    this.foundation = opening.foundation();
    this.runtime = foundation.runtime;
    this.pending = new Pending(opening.history());
    this.groupBytesMax = Math.min(GROUP_BYTES_MAX, foundation.options.segmentBytesMax());
  }

  /** Where they go. */
  Opening opening() {
    return opening;
  }

  /** What was accepted, written or not. */
  Pending pending() {
    return pending;
  }

  /** Takes a commit that {@link #pending} has accepted; it is written with others. */
  void add(ComposedCommit commit) {
    QueuedCommit queued = new QueuedCommit(commit, NOBODY, true);
    group.add(queued);
    groupBytes += queued.bytes();
  }

  /** Writes when enough has come together. */
  Promise<@Nullable Void> writeIfFull() {
    return groupBytes < groupBytesMax ? runtime.completed(null) : write();
  }

  /** Writes what has come together. */
  Promise<@Nullable Void> write() {
    List<QueuedCommit> commits = List.copyOf(group);
    group.clear();
    groupBytes = 0;
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    commits.forEach(commit -> records.add(commit.versions()));
    return opening
        .log()
        .append(records)
        .then(places -> foundation.strand.call(() -> index(commits, places)))
        .then(ignored -> awaitIndex());
  }

  private @Nullable Void index(List<QueuedCommit> commits, List<CommitPlace> places) {
    for (int i = 0; i < places.size(); i++) {
      opening.history().add(places.get(i), commits.get(i));
    }
    opening.history().publish();
    commits.forEach(commit -> pending.published(commit.versions()));
    foundation.consolidation().advance();
    return null;
  }

  private Promise<@Nullable Void> awaitIndex() {
    return foundation.consolidation().isBehind()
        ? foundation.consolidation().idle()
        : runtime.completed(null);
  }

  /** What comes waits for the log, not for single commits. */
  private static final QueuedCommit.Waiting NOBODY =
      new QueuedCommit.Waiting() {
        @Override
        public void done() {}

        @Override
        public void failed(KoruException error) {}
      };
}
