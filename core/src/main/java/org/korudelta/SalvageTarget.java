package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.log.CommitLog;
import org.korudelta.log.CommitPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The new log that a damaged one is saved to, with its index, which says what is there already. It
 * is made when the first commit comes.
 *
 * <p>Threading: one task at a time; the index changes on its strand.
 */
final class SalvageTarget {
  private static final long GROUP_BYTES_MAX = 8 << 20;

  private final AsyncRuntime runtime;
  private final Foundation foundation;
  private final List<QueuedCommit> group = new ArrayList<>();
  private long groupBytes;
  private @Nullable Open open;

  /** A log to be made in the storage of {@code runtime}. */
  SalvageTarget(AsyncRuntime runtime, Options options) {
    this.runtime = runtime;
    this.foundation = new Foundation(runtime, options);
  }

  /** A log that was made, and what is in it. */
  private record Open(CommitLog log, History history, Pending pending) {}

  /** Makes the log, unless that was done before. */
  Promise<@Nullable Void> open() {
    if (open != null) {
      return runtime.completed(null);
    }
    return CommitLog.open(runtime, foundation.options.layout(), foundation.replay())
        .map(
            log -> {
              History history = foundation.history(log.reader());
              open = new Open(log, history, new Pending(history));
              return null;
            });
  }

  private Open opened() {
    Open known = open;
    if (known == null) {
      throw new IllegalStateException("nothing is open");
    }
    return known;
  }

  /** What {@code writes} would rest on. */
  Promise<Basis> basis(List<PreparedWrite> writes) {
    return foundation
        .strand
        .call(() -> opened().pending().basis(writes, null))
        .then(known -> known.isComplete() ? runtime.completed(known) : fetched(writes));
  }

  private Promise<Basis> fetched(List<PreparedWrite> writes) {
    return Retry.whereMerged(runtime, () -> new Groundwork(opened().history()).fetch(writes))
        .then(
            found -> foundation.strand.call(() -> opened().pending().basis(writes, found)));
  }

  /**
   * Checks that a database could have taken {@code commit}; what it rests on is not looked at.
   *
   * @throws KoruException when it could not
   */
  void require(List<VersionRecord> commit) {
    Set<KeyName> keys = new HashSet<>();
    for (VersionRecord version : commit) {
      if (version.timestampNanos() <= opened().pending().lastNanos()) {
        throw new KoruException.BadRequest("its time is not above the commit before");
      }
      if (!keys.add(new KeyName(version.namespace(), version.key()))) {
        throw new KoruException.BadRequest("its commit has its key twice");
      }
    }
    if (!commit.isEmpty()) {
      opened().pending().add(commit);
    }
  }

  /** Adds a commit that was checked; nothing for an empty one. */
  Promise<@Nullable Void> add(ComposedCommit commit) {
    if (commit.versions().isEmpty()) {
      return runtime.completed(null);
    }
    QueuedCommit queued = new QueuedCommit(commit, NOBODY, true);
    group.add(queued);
    groupBytes += queued.bytes();
    return groupBytes < GROUP_BYTES_MAX ? runtime.completed(null) : write();
  }

  private Promise<@Nullable Void> write() {
    List<QueuedCommit> commits = List.copyOf(group);
    group.clear();
    groupBytes = 0;
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    commits.forEach(commit -> records.add(commit.versions()));
    return opened()
        .log()
        .append(records)
        .then(places -> foundation.strand.call(() -> index(commits, places)))
        .then(ignored -> awaitIndex());
  }

  private @Nullable Void index(List<QueuedCommit> commits, List<CommitPlace> places) {
    Open here = opened();
    for (int i = 0; i < places.size(); i++) {
      here.history().add(places.get(i), commits.get(i));
    }
    here.history().publish();
    commits.forEach(commit -> here.pending().published(commit.versions()));
    foundation.consolidation.advance();
    return null;
  }

  private Promise<@Nullable Void> awaitIndex() {
    return foundation.consolidation.isBehind()
        ? foundation.consolidation.idle()
        : runtime.completed(null);
  }

  /** Writes the rest and ends the log. */
  Promise<@Nullable Void> close() {
    return write()
        .then(ignored -> foundation.consolidation.end())
        .then(ignored -> opened().log().close());
  }

  /** Ends after a failure: what was written so far is left there. */
  Promise<@Nullable Void> abandon() {
    Open made = open;
    return made == null
        ? runtime.completed(null)
        : foundation.consolidation.idle().handle(ended -> made.log().close());
  }

  /** Reading waits for the log, not for single commits. */
  private static final QueuedCommit.Waiting NOBODY =
      new QueuedCommit.Waiting() {
        @Override
        public void done() {}

        @Override
        public void failed(KoruException error) {}
      };
}
