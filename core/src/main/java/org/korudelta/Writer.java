package org.korudelta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Head;
import org.korudelta.log.CommitLog;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.text.Timestamp;

/**
 * The one serial writer of a database: every commit is checked against the commits accepted before
 * it, durable or not, and becomes visible when it is durable, in the order of acceptance.
 *
 * <p>Many writers share one write and one sync: what is accepted while an append is under way goes
 * into the next. Threading: safe from any thread; its state belongs to its strand.
 */
final class Writer {
  /*
   * Invariants:
   *  - pending is published plus the commits under way plus the queue, in this order;
   *  - one append at a time;
   *  - after a failed append nothing is accepted, and pending is published again: what failed may
   *    be in the log, so only opening it anew can tell (S3).
   *
   * An append is a task of its own, so that cancelling the task that wrote cannot stop it halfway.
   */
  private static final long APPEND_BYTES_MAX = 8 << 20;
  private static final long IMPORT_AHEAD_NANOS_MAX = 60_000_000_000L;

  private final AsyncRuntime runtime;
  private final Strand strand;
  private final CommitLog log;
  private final CommitComposer composer;
  private final AtomicReference<Head> published;
  private final ArrayDeque<QueuedCommit> queue = new ArrayDeque<>();
  private Head pending;
  private boolean appending;
  private @Nullable Throwable failure;
  private @Nullable PromiseSource<@Nullable Void> drained;

  /** A writer that continues from {@code published}, and sets it. */
  Writer(
      AsyncRuntime runtime,
      CommitLog log,
      CommitComposer composer,
      AtomicReference<Head> published) {
    this.runtime = runtime;
    this.strand = runtime.strand();
    this.log = log;
    this.composer = composer;
    this.published = published;
    this.pending = published.get();
  }

  /** Writes one commit; gives its versions once it is durable and visible. */
  Promise<List<Version>> commit(List<PreparedWrite> writes) {
    return onStrand(() -> accept(writes));
  }

  /** Writes the commits of an import, all of them or none unless the log fails. */
  Promise<ImportReport> commitHistory(List<DatedCommit> commits, ImportProgress progress) {
    return onStrand(() -> acceptHistory(commits, progress));
  }

  /** Accepts nothing more; completes when nothing is under way. */
  Promise<@Nullable Void> drain() {
    return onStrand(this::closeEntrance);
  }

  private <T extends @Nullable Object> Promise<T> onStrand(Accepting<T> accepting) {
    return strand.<Promise<T>>call(accepting::accept).then(answer -> answer);
  }

  /** Work on the strand that promises an answer. */
  private interface Accepting<T extends @Nullable Object> {
    Promise<T> accept();
  }

  private Promise<List<Version>> accept(List<PreparedWrite> writes) {
    requireWritable();
    long nanos = HybridClock.next(runtime.wallClock(), pending.lastNanos());
    List<VersionRecord> versions = composer.compose(pending, writes, nanos);
    Head head = pending.with(versions);
    PromiseSource<List<Version>> answer = runtime.promise();
    enqueue(new QueuedCommit(versions, head, new WaitingWriter(versions, answer)));
    startAppend();
    return answer.promise();
  }

  private Promise<ImportReport> acceptHistory(List<DatedCommit> commits, ImportProgress progress) {
    requireWritable();
    if (commits.isEmpty()) {
      return runtime.completed(new ImportReport(0, 0));
    }
    requireTimes(commits);
    ImportTally tally = new ImportTally(runtime, progress, commits.size());
    composed(commits, tally).forEach(this::enqueue);
    startAppend();
    return tally.report();
  }

  private void requireTimes(List<DatedCommit> commits) {
    long first = commits.get(0).nanos();
    if (first <= pending.lastNanos()) {
      throw new KoruException.BadRequest(
          "import not after the last commit: at="
              + Timestamp.ofEpochNanos(first)
              + " last="
              + Timestamp.ofEpochNanos(pending.lastNanos()));
    }
    long last = commits.get(commits.size() - 1).nanos();
    long wall = runtime.wallClock();
    if (last > 0 && last - IMPORT_AHEAD_NANOS_MAX > wall) {
      throw new KoruException.Limit(
          "import ahead of the clock: at="
              + Timestamp.ofEpochNanos(last)
              + " clock="
              + Timestamp.ofEpochNanos(wall)
              + " aheadSecondsMax=60");
    }
  }

  /** All commits of an import, before the first of them is queued. */
  private List<QueuedCommit> composed(List<DatedCommit> commits, ImportTally tally) {
    List<QueuedCommit> composed = new ArrayList<>(commits.size());
    Head head = pending;
    for (DatedCommit commit : commits) {
      List<VersionRecord> versions = composer.compose(head, commit.writes(), commit.nanos());
      head = head.with(versions);
      composed.add(new QueuedCommit(versions, head, tally.commitOf(versions.size())));
    }
    return composed;
  }

  private void requireWritable() {
    if (drained != null) {
      throw new KoruException.Closed("database is closed");
    }
    Throwable reason = failure;
    if (reason != null) {
      throw new KoruException.ReadOnly(
          "database is read-only until it is opened again: reason=" + reason.getMessage(), reason);
    }
  }

  private void enqueue(QueuedCommit commit) {
    queue.add(commit);
    pending = commit.head();
  }

  private void startAppend() {
    if (appending || queue.isEmpty()) {
      return;
    }
    appending = true;
    List<QueuedCommit> group = nextGroup();
    runtime
        .spawn("korudelta append", () -> log.append(records(group)))
        .promise()
        .handle(outcome -> strand.call(() -> settle(group, outcome)));
  }

  private List<QueuedCommit> nextGroup() {
    List<QueuedCommit> group = new ArrayList<>();
    long bytes = 0;
    while (!queue.isEmpty() && bytes < APPEND_BYTES_MAX) {
      QueuedCommit commit = queue.remove();
      bytes += commit.bytes();
      group.add(commit);
    }
    return group;
  }

  private static List<List<VersionRecord>> records(List<QueuedCommit> group) {
    List<List<VersionRecord>> records = new ArrayList<>(group.size());
    for (QueuedCommit commit : group) {
      records.add(commit.versions());
    }
    return records;
  }

  private @Nullable Void settle(List<QueuedCommit> group, Outcome<@Nullable Void> outcome) {
    appending = false;
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      publish(group);
    } else {
      fail(group, outcome);
    }
    startAppend();
    tellDrained();
    return null;
  }

  private void publish(List<QueuedCommit> group) {
    published.set(group.get(group.size() - 1).head());
    for (QueuedCommit commit : group) {
      commit.writer().durable();
    }
  }

  private void fail(List<QueuedCommit> group, Outcome<?> outcome) {
    Throwable cause =
        outcome instanceof Outcome.Failure<?> failed
            ? failed.error()
            : new KoruException.Cancelled("append cancelled");
    failure = cause;
    pending = published.get();
    List<QueuedCommit> lost = new ArrayList<>(group);
    lost.addAll(queue);
    queue.clear();
    for (QueuedCommit commit : lost) {
      commit.writer().failed(outcomeUnknown(cause));
    }
  }

  private static KoruException outcomeUnknown(Throwable cause) {
    return new KoruException.OutcomeUnknown(
        "write may be durable or not: reason=" + cause.getMessage(), cause);
  }

  private Promise<@Nullable Void> closeEntrance() {
    if (drained == null) {
      drained = runtime.promise();
      tellDrained();
    }
    return drained.promise();
  }

  private void tellDrained() {
    if (drained != null && !appending && queue.isEmpty()) {
      drained.succeed(null);
    }
  }

  /** Waits for the versions of one commit. */
  private record WaitingWriter(List<VersionRecord> versions, PromiseSource<List<Version>> answer)
      implements QueuedCommit.Waiting {
    @Override
    public void durable() {
      answer.succeed(Versions.of(versions));
    }

    @Override
    public void failed(KoruException error) {
      answer.fail(error);
    }
  }
}
