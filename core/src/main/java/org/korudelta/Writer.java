package org.korudelta;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
 * it, durable or not, and becomes visible when its {@link Durability} says so, in the order of
 * acceptance.
 *
 * <p>Many writers share one write and one sync: what is accepted while the log is at work goes into
 * the next. Threading: safe from any thread; its state belongs to its strand.
 */
final class Writer {
  /*
   * Invariants:
   *  - pending is published plus the commits under way plus the queue, in this order; where a commit
   *    is visible when it is accepted, pending is published;
   *  - one call to the log at a time, an append or a sync; a sync that somebody waits for comes
   *    before the next append;
   *  - a refusal is told once the commits that it may rest on are visible, so that nobody learns of
   *    a commit that a crash may still take back;
   *  - after a failed append pending is published again, and the queue is empty: what was queued
   *    rested on what failed, and was never written. The next append goes on behind what is durable,
   *    or fails in its turn: there is one try for each append, and none without (S3);
   *  - what is visible is kept until it is synced: by the log when it is written, else by the queue,
   *    which then stands still until somebody writes, syncs or closes, or the alarm goes off;
   *  - while every try fails the alarm goes off a few times only, later and later;
   *  - the clock gives a time to one commit only, whatever became of it.
   *
   * A promise made on the strand is followed there and then: made first and handed over later, it
   * could fail while nobody looks at it yet, and be reported (R3).
   *
   * A call to the log is a task of its own, so that cancelling the task that wrote cannot stop it
   * halfway.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(1);
  private static final int FAILURES_MAX = 10;

  private final AsyncRuntime runtime;
  private final Strand strand;
  private final CommitLog log;
  private final CommitComposer composer;
  private final AtomicReference<Head> published;
  private final Durability durability;
  private final long unsyncedBytesMax;
  private final CommitQueue queue = new CommitQueue();
  private final List<QueuedCommit.Waiting> untilSynced = new ArrayList<>();
  private final Entrance entrance;
  private final Alarm alarm;
  private Consumer<List<List<VersionRecord>>> listener = commits -> {};
  private Head pending;
  private long lastNanos;
  private @Nullable CommitGroup underWay;
  private boolean syncing;
  private boolean syncDue;
  private long unsyncedBytes;
  private int failures;
  private @Nullable Throwable standstill;
  private @Nullable PromiseSource<@Nullable Void> drained;

  /** What a writer continues from, and sets. */
  record Start(CommitComposer composer, AtomicReference<Head> published) {}

  Writer(AsyncRuntime runtime, CommitLog log, Start start, Options options) {
    this.runtime = runtime;
    this.strand = runtime.strand();
    this.log = log;
    this.composer = start.composer();
    this.published = start.published();
    this.durability = options.durability();
    this.unsyncedBytesMax = options.unwrittenBytesMax();
    this.entrance = new Entrance(runtime, options.unwrittenBytesMax());
    this.alarm = new Alarm(runtime, strand, this::wake);
    this.pending = published.get();
    this.lastNanos = pending.lastNanos();
  }

  /**
   * Lets {@code other} hear of commits once they are visible and before their writers are told; to
   * be called before anything is written. It runs on the strand, and must be quick and not throw.
   */
  void listener(Consumer<List<List<VersionRecord>>> other) {
    listener = other;
  }

  /** Writes one commit; gives its versions once it is visible, or durable where that is asked. */
  Promise<List<Version>> commit(List<PreparedWrite> writes, boolean durably) {
    return strand.spawn(() -> enter(() -> accept(writes, durably)));
  }

  /** Writes the commits of an import, all of them or none unless the log fails. */
  Promise<ImportReport> commitHistory(
      List<DatedCommit> commits, ImportProgress progress, boolean durably) {
    return strand.spawn(() -> enter(() -> acceptHistory(commits, progress, durably)));
  }

  /** Makes everything accepted so far durable. */
  Promise<@Nullable Void> sync() {
    return strand.spawn(this::acceptSync);
  }

  /** Accepts nothing more; completes when nothing is under way. */
  Promise<@Nullable Void> drain() {
    return strand.spawn(this::closeEntrance);
  }

  /** Where there is no room, who comes makes the log try again at least. */
  private <T extends @Nullable Object> Promise<T> enter(Supplier<Promise<T>> body) {
    requireOpen();
    boolean waits = !entrance.isOpen();
    Promise<T> entered = entrance.enter(body);
    if (waits) {
      tryAgain();
    }
    return entered;
  }

  private Promise<List<Version>> accept(List<PreparedWrite> writes, boolean durably) {
    List<VersionRecord> versions;
    Head head;
    try {
      long nanos = HybridClock.next(runtime.wallClock(), lastNanos);
      versions = composer.compose(pending, writes, nanos);
      head = pending.with(versions);
    } catch (KoruException refused) {
      return refuse(refused);
    }
    PromiseSource<List<Version>> answer = runtime.promise();
    WaitingWriter writer = new WaitingWriter(versions, answer);
    QueuedCommit commit = new QueuedCommit(versions, writer, durably || isVisibleWhenSynced());
    queue.add(commit, head);
    entrance.take(commit.bytes());
    accepted(head, List.of(versions));
    return answer.promise();
  }

  /**
   * Where commits wait that are not visible, a refusal may rest on them: it is told when they are.
   */
  private <T> Promise<T> refuse(KoruException refused) {
    CommitGroup queued = queue.newest();
    CommitGroup newest = queued == null ? underWay : queued;
    if (newest == null || isVisibleWhenAccepted()) {
      return runtime.failed(refused);
    }
    PromiseSource<T> answer = runtime.promise();
    newest.follow(new WaitingRefusal(refused, answer));
    entrance.take(CommitGroup.FOLLOWER_BYTES);
    return answer.promise();
  }

  private Promise<ImportReport> acceptHistory(
      List<DatedCommit> commits, ImportProgress progress, boolean durably) {
    if (commits.isEmpty()) {
      return runtime.completed(new ImportReport(0, 0));
    }
    ImportTally tally =
        new ImportTally(runtime, progress, commits.size(), durably || isVisibleWhenSynced());
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
      CommitQueue composed = composition.composed();
      List<List<VersionRecord>> records = composed.records();
      queue.addAll(composed);
      entrance.take(composed.bytes());
      accepted(composition.head(), records);
    }
    return runtime.completed(current);
  }

  private void requireOpen() {
    if (drained != null) {
      throw new KoruException.Closed("database is closed");
    }
  }

  /** Commits are in the queue, after which {@code head} is known. */
  private void accepted(Head head, List<List<VersionRecord>> commits) {
    pending = head;
    lastNanos = Math.max(lastNanos, head.lastNanos());
    if (isVisibleWhenAccepted()) {
      published.set(head);
      listener.accept(commits);
      queue.visible();
    }
    tryAgain();
  }

  private boolean isVisibleWhenAccepted() {
    return durability instanceof Durability.Memory;
  }

  private boolean isVisibleWhenSynced() {
    return durability instanceof Durability.Sync;
  }

  /** Waits for the newest commits: once they are synced, all are. */
  private Promise<@Nullable Void> acceptSync() {
    requireOpen();
    PromiseSource<@Nullable Void> answer = runtime.promise();
    CommitGroup queued = queue.newest();
    CommitGroup newest = queued == null ? underWay : queued;
    if (newest != null) {
      newest.awaitSync(new WaitingSync(answer));
    } else {
      untilSynced.add(new WaitingSync(answer));
    }
    tryAgain();
    return answer.promise();
  }

  // The log

  private void tryAgain() {
    standstill = null;
    proceed();
  }

  private void wake() {
    syncDue = true;
    tryAgain();
  }

  private void proceed() {
    if (underWay != null || syncing) {
      return;
    }
    if (!untilSynced.isEmpty() || (syncDue && unsyncedBytes > 0)) {
      startSync();
    } else if (!queue.isEmpty() && standstill == null) {
      startAppend();
    } else {
      tellDrained();
    }
  }

  private void startAppend() {
    CommitGroup group = queue.remove();
    underWay = group;
    runtime
        .spawn("korudelta append", () -> append(group.records()))
        .promise()
        .handle((Outcome<@Nullable Void> outcome) -> strand.call(() -> settle(group, outcome)));
  }

  private Promise<@Nullable Void> append(List<List<VersionRecord>> commits) {
    return isVisibleWhenSynced() ? log.append(commits) : log.write(commits);
  }

  private @Nullable Void settle(CommitGroup group, Outcome<@Nullable Void> outcome) {
    underWay = null;
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      failures = 0;
      publish(group);
      entrance.release(group.bytes());
    } else if (isVisibleWhenAccepted()) {
      keep(group, LogFailures.cause(outcome));
    } else {
      drop(group, LogFailures.cause(outcome));
    }
    proceed();
    return null;
  }

  private void publish(CommitGroup group) {
    if (!isVisibleWhenAccepted()) {
      published.set(group.head());
      listener.accept(group.records());
    }
    if (isVisibleWhenSynced()) {
      group.takeUntilSynced().forEach(QueuedCommit.Waiting::done);
    } else {
      untilSynced.addAll(group.takeUntilSynced());
      written(group.bytes());
    }
    group.visible();
  }

  private void written(long bytes) {
    unsyncedBytes += bytes;
    syncDue |= unsyncedBytes >= unsyncedBytesMax;
    if (durability instanceof Durability.Async async) {
      setAlarm(async.interval());
    }
  }

  /** After failures later and later, and at last not before somebody comes. */
  private void setAlarm(Duration delay) {
    if (drained == null && failures < FAILURES_MAX) {
      Duration least = failures == 0 || delay.compareTo(STANDSTILL) > 0 ? delay : STANDSTILL;
      alarm.set(least.multipliedBy(1L << failures));
    }
  }

  /** What is still queued never reached the log, so its writers can be told that much. */
  private void drop(CommitGroup group, Throwable cause) {
    pending = published.get();
    long bytes = group.bytes() + queue.bytes();
    group.failed(LogFailures.told(cause));
    queue.failed(LogFailures.unavailable(cause));
    entrance.release(bytes);
  }

  /** What is visible stays in the queue; who waits for more than that is told. */
  private void keep(CommitGroup group, Throwable cause) {
    queue.putBack(group);
    queue.takeUntilSynced().forEach(waiting -> waiting.failed(LogFailures.unknown(cause)));
    standstill = cause;
    entrance.refuse(LogFailures.notWritten(cause));
    failures++;
    setAlarm(STANDSTILL);
  }

  private void startSync() {
    List<QueuedCommit.Waiting> waiting = List.copyOf(untilSynced);
    untilSynced.clear();
    syncing = true;
    syncDue = false;
    runtime
        .spawn("korudelta sync", log::sync)
        .promise()
        .handle((Outcome<@Nullable Void> outcome) -> strand.call(() -> synced(waiting, outcome)));
  }

  private @Nullable Void synced(
      List<QueuedCommit.Waiting> waiting, Outcome<@Nullable Void> outcome) {
    syncing = false;
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      failures = 0;
      unsyncedBytes = 0;
      waiting.forEach(QueuedCommit.Waiting::done);
    } else {
      failures++;
      KoruException error = LogFailures.unknown(LogFailures.cause(outcome));
      waiting.forEach(waiter -> waiter.failed(error));
      setAlarm(durability instanceof Durability.Async async ? async.interval() : STANDSTILL);
    }
    proceed();
    return null;
  }

  // The end

  private Promise<@Nullable Void> closeEntrance() {
    if (drained == null) {
      drained = runtime.promise();
      alarm.cancel();
      tryAgain();
    }
    return drained.promise();
  }

  private void tellDrained() {
    if (drained == null || !entrance.isEmpty()) {
      return;
    }
    Throwable cause = standstill;
    if (cause == null) {
      drained.succeed(null);
    } else {
      drained.fail(LogFailures.unknown(cause));
    }
  }
}
