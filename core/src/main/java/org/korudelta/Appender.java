package org.korudelta;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Consolidation;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.Journal;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * Takes accepted commits to the log, one call at a time, and tells when they are there.
 *
 * <p>Threading: on the writer's strand.
 */
final class Appender {
  /*
   * Invariants:
   *  - one call to the log at a time, an append or a sync; a sync that somebody waits for comes
   *    before the next append;
   *  - after a failed append the queue is empty where commits are not visible yet: what was queued
   *    rested on what failed, and was never written. The next append goes on behind what is durable,
   *    or fails in its turn: there is one try for each append, and none without (S3);
   *  - what is visible is kept until it is synced: by the log when it is written, else by the queue,
   *    which then stands still until somebody writes, syncs or closes, or the alarm goes off;
   *  - while every try fails the alarm goes off a few times only, later and later;
   *  - what is visible and nobody waits for is written when much has come together, or after a
   *    while: one write for a hundred commits and not for each, and nobody is woken for each.
   *
   * A call to the log is a task of its own, so that cancelling the task that wrote cannot stop it
   * halfway; or it is done by a thread that waits for it outside any task, which nobody can cancel.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(1);
  private static final int FAILURES_MAX = 10;
  private static final Duration WHILE = Duration.ofMillis(10);
  private static final long MUCH_BYTES = 256 << 10;

  private final AsyncRuntime runtime;
  private final Strand strand;
  private final Journal log;
  private final Consolidation consolidation;
  private final Durability durability;
  private final Entrance entrance;
  private final Listener listener;
  private final long unsyncedBytesMax;
  private final Alarm alarm;
  private final Alarm afterAWhile;
  private final CommitQueue queue = new CommitQueue();
  private final Gathering gathering;
  private final List<QueuedCommit.Waiting> untilSynced = new ArrayList<>();
  private @Nullable CommitGroup underWay;
  private boolean syncing;
  private boolean syncDue;
  private boolean rollDue;
  private boolean waiting;
  private boolean writeDue;
  private boolean ending;
  private boolean lastTryLeft;
  private long began;
  private long unsyncedBytes;
  private int failures;
  private @Nullable Throwable standstill;

  /** Takes commits to the log of {@code parts}; what is written leaves {@code entrance}. */
  Appender(Writer.Parts parts, Options options, Entrance entrance, Listener listener) {
    this.runtime = parts.runtime();
    this.strand = parts.strand();
    this.log = parts.log();
    this.consolidation = parts.consolidation();
    this.durability = options.durability();
    this.unsyncedBytesMax = options.unwrittenBytesMax();
    this.entrance = entrance;
    this.listener = listener;
    this.alarm = new Alarm(runtime, strand, this::wake);
    this.afterAWhile = new Alarm(runtime, strand, this::writeBehind);
    this.gathering = new Gathering(runtime);
  }

  /** Who hears what became of commits. */
  interface Listener {
    /** A group is in the log, synced where that makes it visible. */
    void written(CommitGroup group, List<CommitPlace> places);

    /** A group is not, and nothing behind it either. */
    void dropped();

    /** There is nothing to do. */
    void idle();
  }

  /** Takes a commit. */
  void add(QueuedCommit commit) {
    queue.add(commit);
    if (gathering.isUnderWay()) {
      gathering.came(queue.oldest().commits().size());
    }
  }

  /** Takes all commits of {@code other}, which nobody uses any more. */
  void addAll(CommitQueue other) {
    queue.addAll(other);
  }

  /** What was taken is visible already. */
  void visible() {
    queue.visible();
  }

  /** The group whose commits are the newest of those that are not written; null for none. */
  @Nullable CommitGroup newest() {
    CommitGroup queued = queue.newest();
    return queued == null ? underWay : queued;
  }

  /** Tells {@code waiter} when everything taken so far is synced. */
  void awaitSync(QueuedCommit.Waiting waiter) {
    CommitGroup newest = newest();
    if (newest != null) {
      newest.awaitSync(waiter);
    } else {
      untilSynced.add(waiter);
    }
    tryAgain();
  }

  /** Tells {@code waiter} when everything written so far is synced. */
  void awaitSyncOfWritten(QueuedCommit.Waiting waiter) {
    untilSynced.add(waiter);
    tryAgain();
  }

  /** Tells {@code waiter} when what was written so far is in segments that are sealed. */
  void awaitRoll(QueuedCommit.Waiting waiter) {
    rollDue = true;
    awaitSyncOfWritten(waiter);
  }

  /** Why nothing goes on until somebody tries again; null when it does. */
  @Nullable Throwable standstill() {
    return standstill;
  }

  /** From now on nothing is tried by itself. */
  void end() {
    ending = true;
    lastTryLeft = true;
    alarm.cancel();
    afterAWhile.cancel();
    tryAgain();
  }

  /** Goes on, also where it stands still. */
  void tryAgain() {
    standstill = null;
    proceed();
  }

  private void wake() {
    syncDue = true;
    writeDue = true;
    tryAgain();
  }

  private void writeBehind() {
    writeDue = !queue.isEmpty();
    proceed();
  }

  /** Goes on, unless it stands still. */
  void proceed() {
    if (underWay != null || syncing || gathering.isUnderWay()) {
      return;
    }
    if (!untilSynced.isEmpty() || (syncDue && unsyncedBytes > 0)) {
      startSync();
    } else if (!queue.isEmpty() && standstill == null) {
      if (mayWait()) {
        afterAWhile.set(WHILE);
      } else {
        startAppend();
      }
    } else {
      listener.idle();
    }
  }

  private boolean isVisibleWhenAccepted() {
    return durability instanceof Durability.Memory;
  }

  private boolean isVisibleWhenSynced() {
    return durability instanceof Durability.Sync;
  }

  /** Whether what is queued may be written later: it is visible, and little. */
  private boolean mayWait() {
    return isVisibleWhenAccepted()
        && !(writeDue || ending)
        && entrance.isOpen()
        && queue.bytes() < MUCH_BYTES
        && !queue.isAwaited();
  }

  private void startAppend() {
    writeDue = false;
    if (waitsForIndex() || gathers(queue.oldest())) {
      return;
    }
    CommitGroup group = queue.remove();
    underWay = group;
    began = gathering.now(group.commits().get(0).writer());
    call(
        group::offer,
        () -> append(group.records()),
        outcome -> Prompt.map(runtime, strand.call(() -> settle(group, outcome)), this::tell));
  }

  /** Whether the first of its writers waits until more are there. */
  private boolean gathers(CommitGroup group) {
    return isVisibleWhenSynced()
        && !group.isFull()
        && gathering.begin(
            group.commits().size(),
            group.commits().get(0).writer(),
            () -> strand.call(this::gathered));
  }

  private @Nullable Void gathered() {
    gathering.end();
    proceed();
    return null;
  }

  /** A thread that waits for it makes the call itself, where there is one. */
  private <T extends @Nullable Object> void call(
      Predicate<Runnable> offer,
      Supplier<Promise<T>> toTheLog,
      Function<Outcome<T>, Promise<@Nullable Void>> settling) {
    if (!offer.test(() -> Prompt.handle(runtime, called(toTheLog), settling))) {
      runtime.spawn("korudelta log", toTheLog).promise().handle(settling);
    }
  }

  /** As a task would: whatever it throws, somebody waits for it. */
  private <T extends @Nullable Object> Promise<T> called(Supplier<Promise<T>> toTheLog) {
    try {
      return toTheLog.get();
    } catch (Throwable error) {
      return runtime.failed(error);
    }
  }

  /** Memory for the index is full: what is queued waits until some of it is on disk. */
  private boolean waitsForIndex() {
    if (!waiting && !isVisibleWhenAccepted() && consolidation.isBehind()) {
      waiting = true;
      consolidation.idle().handle(outcome -> strand.call(this::indexHasRoom));
    }
    return waiting;
  }

  private @Nullable Void indexHasRoom() {
    waiting = false;
    proceed();
    return null;
  }

  private Promise<List<CommitPlace>> append(List<List<VersionRecord>> commits) {
    return isVisibleWhenSynced() ? log.append(commits) : log.write(commits);
  }

  /** Gives who is to be told that all went well. */
  private List<QueuedCommit.Waiting> settle(CommitGroup group, Outcome<List<CommitPlace>> outcome) {
    underWay = null;
    List<QueuedCommit.Waiting> done = List.of();
    if (outcome instanceof Outcome.Success<List<CommitPlace>> written) {
      done = succeeded(group, written.value());
    } else if (isVisibleWhenAccepted()) {
      keep(group, LogFailures.cause(outcome));
    } else {
      drop(group, LogFailures.cause(outcome));
    }
    proceed();
    return done;
  }

  private List<QueuedCommit.Waiting> succeeded(CommitGroup group, List<CommitPlace> places) {
    failures = 0;
    gathering.appended(group.commits().size(), queue.commitsOfOldest(), began);
    listener.written(group, places);
    List<QueuedCommit.Waiting> done = new ArrayList<>();
    if (isVisibleWhenSynced()) {
      done.addAll(group.takeUntilSynced());
    } else {
      untilSynced.addAll(group.takeUntilSynced());
      written(group.bytes());
    }
    done.addAll(group.takeUntilVisible());
    entrance.release(group.bytes());
    return done;
  }

  /** Not on the strand, which others wait for: to wake somebody takes longer than to line up. */
  private @Nullable Void tell(List<QueuedCommit.Waiting> done) {
    done.forEach(QueuedCommit.Waiting::done);
    return null;
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
    if (!ending && failures < FAILURES_MAX) {
      Duration least = failures == 0 || delay.compareTo(STANDSTILL) > 0 ? delay : STANDSTILL;
      alarm.set(doubled(least, failures));
    }
  }

  /**
   * By adding: a product of durations is made of decimals, which would be needed for this alone.
   */
  private static Duration doubled(Duration delay, int times) {
    Duration doubled = delay;
    for (int i = 0; i < times; i++) {
      doubled = doubled.plus(doubled);
    }
    return doubled;
  }

  /** What is still queued never reached the log, so its writers can be told that much. */
  private void drop(CommitGroup group, Throwable cause) {
    gathering.end();
    listener.dropped();
    long bytes = group.bytes() + queue.bytes();
    group.failed(LogFailures.told(cause));
    queue.failed(LogFailures.unavailable(cause));
    entrance.release(bytes);
  }

  /**
   * What is visible stays in the queue; who waits for more than that is told. At the end it is
   * tried once more at once, since nobody comes any more.
   */
  private void keep(CommitGroup group, Throwable cause) {
    queue.putBack(group);
    queue.takeUntilSynced().forEach(waiting -> waiting.failed(LogFailures.unknown(cause)));
    standstill = lastTryLeft ? null : cause;
    lastTryLeft = false;
    entrance.refuse(LogFailures.notWritten(cause));
    failures++;
    setAlarm(STANDSTILL);
  }

  private void startSync() {
    List<QueuedCommit.Waiting> waiting = List.copyOf(untilSynced);
    untilSynced.clear();
    boolean rolls = rollDue;
    syncing = true;
    syncDue = false;
    rollDue = false;
    call(
        work -> QueuedCommit.Waiting.offer(waiting, work),
        () -> rolls ? log.roll() : log.sync(),
        (Outcome<@Nullable Void> outcome) -> strand.call(() -> synced(waiting, outcome)));
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
}
