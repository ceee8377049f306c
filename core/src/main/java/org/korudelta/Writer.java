package org.korudelta;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
   *  - one append at a time, that of the group under way;
   *  - a refusal is told once the commits that it may rest on are visible, so that nobody learns of
   *    a commit that a crash may still take back;
   *  - after a failed append pending is published again, and the queue is empty: what was queued
   *    rested on what failed, and was never written. The next append goes on behind what is durable,
   *    or fails in its turn: there is one try for each append, and none without (S3);
   *  - the clock gives a time to one commit only, whatever became of it.
   *
   * A promise made on the strand is followed there and then: made first and handed over later, it
   * could fail while nobody looks at it yet, and be reported (R3).
   *
   * An append is a task of its own, so that cancelling the task that wrote cannot stop it halfway.
   */
  private final AsyncRuntime runtime;
  private final Strand strand;
  private final CommitLog log;
  private final CommitComposer composer;
  private final AtomicReference<Head> published;
  private final CommitQueue queue = new CommitQueue();
  private Consumer<CommitGroup> listener = group -> {};
  private Head pending;
  private long lastNanos;
  private @Nullable CommitGroup underWay;
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
    this.lastNanos = pending.lastNanos();
  }

  /**
   * Lets {@code other} hear of each group once it is visible and before its writers are told; to be
   * called before anything is written. It runs on the strand, and must be quick and not throw.
   */
  void listener(Consumer<CommitGroup> other) {
    listener = other;
  }

  /** Writes one commit; gives its versions once it is durable and visible. */
  Promise<List<Version>> commit(List<PreparedWrite> writes) {
    return strand.spawn(() -> accept(writes));
  }

  /** Writes the commits of an import, all of them or none unless the log fails. */
  Promise<ImportReport> commitHistory(List<DatedCommit> commits, ImportProgress progress) {
    return strand.spawn(() -> acceptHistory(commits, progress));
  }

  /** Accepts nothing more; completes when nothing is under way. */
  Promise<@Nullable Void> drain() {
    return strand.spawn(this::closeEntrance);
  }

  private Promise<List<Version>> accept(List<PreparedWrite> writes) {
    requireOpen();
    long nanos = HybridClock.next(runtime.wallClock(), lastNanos);
    List<VersionRecord> versions;
    try {
      versions = composer.compose(pending, writes, nanos);
    } catch (KoruException refused) {
      return refuse(refused);
    }
    Head head = pending.with(versions);
    PromiseSource<List<Version>> answer = runtime.promise();
    queue.add(new QueuedCommit(versions, new WaitingWriter(versions, answer)), head);
    follow(head);
    startAppend();
    return answer.promise();
  }

  /** A refusal may rest on commits that are not durable yet: it is told when they are. */
  private <T> Promise<T> refuse(KoruException refused) {
    CommitGroup queued = queue.newest();
    CommitGroup newest = queued == null ? underWay : queued;
    if (newest == null) {
      return runtime.failed(refused);
    }
    PromiseSource<T> answer = runtime.promise();
    newest.follow(new WaitingRefusal(refused, answer));
    return answer.promise();
  }

  private Promise<ImportReport> acceptHistory(List<DatedCommit> commits, ImportProgress progress) {
    requireOpen();
    if (commits.isEmpty()) {
      return runtime.completed(new ImportReport(0, 0));
    }
    ImportTally tally = new ImportTally(runtime, progress, commits.size());
    return composeHistory(commits, tally);
  }

  private Promise<ImportReport> composeHistory(List<DatedCommit> commits, ImportTally tally) {
    ImportComposition composition = new ImportComposition(composer, commits, tally, pending);
    try {
      composition.requireTimes(runtime.wallClock());
    } catch (KoruException refused) {
      return refuse(refused);
    }
    return continueHistory(composition)
        .then(
            current ->
                current ? tally.report() : strand.spawn(() -> composeHistory(commits, tally)));
  }

  /**
   * Composes the rest and queues it; false when another commit came between, so that the times must
   * be checked and the parents found again.
   */
  private Promise<Boolean> continueHistory(ImportComposition composition) {
    requireOpen();
    boolean ended;
    try {
      ended = composition.advance();
    } catch (KoruException refused) {
      return refuse(refused);
    }
    if (!ended) {
      return runtime.yield().then(turn -> strand.spawn(() -> continueHistory(composition)));
    }
    boolean current = composition.base() == pending;
    if (current) {
      queue.addAll(composition.composed());
      follow(composition.head());
      startAppend();
    }
    return runtime.completed(current);
  }

  private void requireOpen() {
    if (drained != null) {
      throw new KoruException.Closed("database is closed");
    }
  }

  /** What is accepted next follows {@code head}. */
  private void follow(Head head) {
    pending = head;
    lastNanos = Math.max(lastNanos, head.lastNanos());
  }

  private void startAppend() {
    if (underWay != null || queue.isEmpty()) {
      return;
    }
    CommitGroup group = queue.remove();
    underWay = group;
    runtime
        .spawn("korudelta append", () -> log.append(group.records()))
        .promise()
        .handle((Outcome<@Nullable Void> outcome) -> strand.call(() -> settle(group, outcome)));
  }

  private @Nullable Void settle(CommitGroup group, Outcome<@Nullable Void> outcome) {
    underWay = null;
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      publish(group);
    } else {
      fail(group, outcome);
    }
    startAppend();
    tellDrained();
    return null;
  }

  private void publish(CommitGroup group) {
    published.set(group.head());
    listener.accept(group);
    group.durable();
  }

  private void fail(CommitGroup group, Outcome<?> outcome) {
    Throwable cause =
        outcome instanceof Outcome.Failure<?> failed
            ? failed.error()
            : new KoruException.Cancelled("append cancelled");
    pending = published.get();
    group.failed(told(cause));
    queue.failed(unavailable(cause));
  }

  /** The log says whether anything of an append may have been written. */
  private static KoruException told(Throwable cause) {
    if (cause instanceof KoruException.StorageFailure) {
      return new KoruException.StorageFailure("not written: " + cause.getMessage(), cause);
    }
    return new KoruException.OutcomeUnknown(
        "write may be durable or not: reason=" + cause.getMessage(), cause);
  }

  private static KoruException unavailable(Throwable cause) {
    return new KoruException.Unavailable(
        "not written, try again: a commit before it failed: reason=" + cause.getMessage(), cause);
  }

  private Promise<@Nullable Void> closeEntrance() {
    if (drained == null) {
      drained = runtime.promise();
      tellDrained();
    }
    return drained.promise();
  }

  private void tellDrained() {
    if (drained != null && underWay == null && queue.isEmpty()) {
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

  /** Waits for the commits that a refusal may rest on. */
  private record WaitingRefusal(KoruException refused, PromiseSource<?> answer)
      implements QueuedCommit.Waiting {
    @Override
    public void durable() {
      answer.fail(refused);
    }

    /** Whether it would have been refused nobody knows; it was not written, that is sure. */
    @Override
    public void failed(KoruException error) {
      answer.fail(error instanceof KoruException.Unavailable ? error : unavailable(error));
    }
  }
}
