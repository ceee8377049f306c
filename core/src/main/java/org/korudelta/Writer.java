package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Consolidation;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.Journal;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.LentThread;
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
   *  - pending has the commits under way and the queue, in this order; where a commit is visible when
   *    it is accepted, it has none;
   *  - one call to the log at a time, an append or a sync; a sync that somebody waits for comes
   *    before the next append;
   *  - a refusal is told once the commits that it may rest on are visible, so that nobody learns of
   *    a commit that a crash may still take back;
   *  - after a failed append pending has none, and the queue is empty: what was queued
   *    rested on what failed, and was never written. The next append goes on behind what is durable,
   *    or fails in its turn: there is one try for each append, and none without (S3);
   *  - what is visible is kept until it is synced: by the log when it is written, else by the queue,
   *    which then stands still until somebody writes, syncs or closes, or the alarm goes off;
   *  - while every try fails the alarm goes off a few times only, later and later;
   *  - what is visible and nobody waits for is written when much has come together;
   *  - the clock gives a time to one commit only, whatever became of it.
   *
   * A promise made on the strand is followed there and then: made first and handed over later, it
   * could fail while nobody looks at it yet, and be reported (R3).
   */
  private final AsyncRuntime runtime;
  private final Strand strand;
  private final Journal log;
  private final CommitComposer composer;
  private final History history;
  private final Consolidation consolidation;
  private final Durability durability;
  private final Entrance entrance;
  private final Appender appender;
  private final EntryLine line;
  private final HistoryLine imports;
  private final Pending pending;
  private Consumer<List<List<VersionRecord>>> listener = commits -> {};
  private Runnable segmentListener = () -> {};
  private int segment;
  private long accepted;
  private long lastNanos;
  private @Nullable PromiseSource<@Nullable Void> drained;

  /**
   * What a writer works with.
   *
   * @param runtime runs its tasks
   * @param strand where all of it happens
   * @param log where commits become durable
   * @param composer makes versions
   * @param history where they become visible
   * @param consolidation moves the index to disk
   */
  record Parts(
      AsyncRuntime runtime,
      Strand strand,
      Journal log,
      CommitComposer composer,
      History history,
      Consolidation consolidation) {}

  /** A writer that goes on from the history. */
  Writer(Parts parts, Options options) {
    this.runtime = parts.runtime();
    this.strand = parts.strand();
    this.log = parts.log();
    this.composer = parts.composer();
    this.history = parts.history();
    this.consolidation = parts.consolidation();
    this.pending = new Pending(history);
    this.line = new EntryLine(strand, history, pending);
    this.durability = options.durability();
    this.entrance = new Entrance(runtime, options.unwrittenBytesMax());
    this.appender = new Appender(parts, options, entrance, new Published());
    this.imports = new HistoryLine(parts, pending, new Gate());
    this.lastNanos = pending.lastNanos();
  }

  /**
   * Lets {@code other} hear of commits once they are visible and before their writers are told; to
   * be called before anything is written. It runs on the strand, and must be quick and not throw.
   */
  void listener(Consumer<List<List<VersionRecord>>> other) {
    listener = other;
  }

  /** Lets {@code other} hear that the log goes on in another segment; as {@link #listener}. */
  void segmentListener(Runnable other) {
    segmentListener = other;
  }

  /**
   * Writes one commit; gives what {@code answer} makes of its versions once it is visible, or
   * durable where that is asked.
   */
  <T> Promise<T> commit(
      List<PreparedWrite> writes, boolean durably, Function<List<Version>, T> answer) {
    Optional<LentThread> lent = runtime.lentThread();
    return strand.spawn(() -> enter(() -> lineUp(writes, durably, answer, lent)));
  }

  /** Writes the commits of an import, all of them or none unless the log fails. */
  Promise<ImportReport> commitHistory(
      List<DatedCommit> commits, ImportProgress progress, boolean durably) {
    if (commits.isEmpty()) {
      return strand.spawn(() -> enter(() -> runtime.completed(new ImportReport(0, 0))));
    }
    ImportTally tally =
        new ImportTally(runtime, progress, commits.size(), durably || isVisibleWhenSynced());
    return strand.spawn(() -> enter(() -> imports.write(commits, tally)));
  }

  /** Makes everything accepted so far durable. */
  Promise<@Nullable Void> sync() {
    Optional<LentThread> lent = runtime.lentThread();
    return strand.spawn(() -> acceptSync(lent));
  }

  /** Makes everything written so far part of segments that take no appends any more. */
  Promise<@Nullable Void> roll() {
    return strand.spawn(this::acceptRoll);
  }

  private Promise<@Nullable Void> acceptRoll() {
    requireOpen();
    PromiseSource<@Nullable Void> answer = runtime.promise();
    appender.awaitRoll(new WaitingSync(answer, Optional.empty()));
    return answer.promise();
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
      appender.tryAgain();
    }
    return entered;
  }

  private <T> Promise<T> lineUp(
      List<PreparedWrite> writes,
      boolean durably,
      Function<List<Version>, T> answer,
      Optional<LentThread> lent) {
    PromiseSource<T> source = runtime.promise();
    WaitingWriter.Reply<T> reply = new WaitingWriter.Reply<>(source, answer);
    long bytes = bytes(writes);
    entrance.take(bytes);
    Entry entry = new Entry(reply, bytes, durably || isVisibleWhenSynced(), lent);
    line.enter(new Entrant(writes, entry));
    return source.promise();
  }

  private static long bytes(List<PreparedWrite> writes) {
    long bytes = 0;
    for (PreparedWrite write : writes) {
      bytes += write.bytes();
    }
    return bytes;
  }

  /** Whose turn comes in the line. */
  private final class Entry implements Entrant.Turn {
    private final WaitingWriter.Reply<?> reply;
    private final long bytes;
    private final boolean durably;
    private final Optional<LentThread> lent;

    private Entry(
        WaitingWriter.Reply<?> reply, long bytes, boolean durably, Optional<LentThread> lent) {
      this.reply = reply;
      this.bytes = bytes;
      this.durably = durably;
      this.lent = lent;
    }

    @Override
    public void come(List<PreparedWrite> writes, Basis basis) {
      try {
        accept(compose(writes, basis));
      } catch (KoruException refused) {
        refuse(refused, reply.answer());
      }
      entrance.release(bytes);
    }

    private QueuedCommit compose(List<PreparedWrite> writes, Basis basis) {
      long nanos = HybridClock.next(runtime.wallClock(), lastNanos);
      ComposedCommit composed = composer.compose(basis, writes, nanos);
      pending.add(composed.versions());
      return new QueuedCommit(
          composed, new WaitingWriter(composed.versions(), reply, lent), durably);
    }

    @Override
    public void failed(Throwable error) {
      reply.failed(error);
      entrance.release(bytes);
      appender.proceed();
    }
  }

  private void accept(QueuedCommit commit) {
    appender.add(commit);
    entrance.take(commit.bytes());
    accepted(List.of(commit));
  }

  private <T> Promise<T> refuse(KoruException refused) {
    PromiseSource<T> answer = runtime.promise();
    refuse(refused, answer);
    return answer.promise();
  }

  /**
   * Where commits wait that are not visible, a refusal may rest on them: it is told when they are.
   */
  private void refuse(KoruException refused, PromiseSource<?> answer) {
    CommitGroup newest = appender.newest();
    if (newest == null || isVisibleWhenAccepted()) {
      answer.fail(refused);
      appender.proceed();
    } else {
      newest.follow(new WaitingRefusal(refused, answer));
      entrance.take(CommitGroup.FOLLOWER_BYTES);
    }
  }

  /** Lets the commits of an import in. */
  private final class Gate implements HistoryLine.Gate {
    @Override
    public void requireOpen() {
      Writer.this.requireOpen();
    }

    @Override
    public long accepted() {
      return accepted;
    }

    @Override
    public <T> Promise<T> refuse(KoruException refused) {
      return Writer.this.refuse(refused);
    }

    @Override
    public void accept(ImportComposition composition) {
      CommitQueue composed = composition.composed();
      List<QueuedCommit> commits = composed.commits();
      appender.addAll(composed);
      pending.take(composition.draft());
      entrance.take(composed.bytes());
      Writer.this.accepted(commits);
    }
  }

  private void requireOpen() {
    if (drained != null) {
      throw new KoruException.Closed("database is closed");
    }
  }

  /** Commits are in the queue. */
  private void accepted(List<QueuedCommit> commits) {
    accepted++;
    lastNanos = Math.max(lastNanos, pending.lastNanos());
    if (isVisibleWhenAccepted()) {
      commits.forEach(history::addUnwritten);
      makeVisible(commits);
      appender.visible();
    }
    appender.tryAgain();
  }

  private void makeVisible(List<QueuedCommit> commits) {
    history.publish();
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    for (QueuedCommit commit : commits) {
      pending.published(commit.versions());
      records.add(commit.versions());
    }
    listener.accept(records);
    consolidation.advance();
  }

  private boolean isVisibleWhenAccepted() {
    return durability instanceof Durability.Memory;
  }

  private boolean isVisibleWhenSynced() {
    return durability instanceof Durability.Sync;
  }

  /** Makes what is visible durable; for the index, which must not know more than the log. */
  Promise<@Nullable Void> makeVisibleDurable() {
    if (isVisibleWhenSynced()) {
      return runtime.completed(null);
    }
    return strand.spawn(() -> isDrained() ? log.sync() : syncVisible());
  }

  /** Whether the appender will never call the log again. */
  private boolean isDrained() {
    return drained != null && drained.promise().peek().isPresent();
  }

  private Promise<@Nullable Void> syncVisible() {
    PromiseSource<@Nullable Void> answer = runtime.promise();
    if (isVisibleWhenAccepted()) {
      appender.awaitSync(new WaitingSync(answer, Optional.empty()));
    } else {
      appender.awaitSyncOfWritten(new WaitingSync(answer, Optional.empty()));
    }
    return answer.promise();
  }

  /** Waits for the newest commits: once they are synced, all are. */
  private Promise<@Nullable Void> acceptSync(Optional<LentThread> lent) {
    requireOpen();
    PromiseSource<@Nullable Void> answer = runtime.promise();
    appender.awaitSync(new WaitingSync(answer, lent));
    return answer.promise();
  }

  /** Makes visible what the appender has written. */
  private final class Published implements Appender.Listener {
    @Override
    public void written(CommitGroup group, List<CommitPlace> places) {
      hear(places.get(places.size() - 1).segment());
      if (isVisibleWhenAccepted()) {
        places.forEach(history::written);
        return;
      }
      for (int i = 0; i < places.size(); i++) {
        history.add(places.get(i), group.commits().get(i));
      }
      makeVisible(group.commits());
    }

    private void hear(int written) {
      if (segment > 0 && written != segment) {
        segmentListener.run();
      }
      segment = written;
    }

    @Override
    public void dropped() {
      pending.clear();
      accepted++;
    }

    @Override
    public void idle() {
      tellDrained();
    }
  }

  // The end

  private Promise<@Nullable Void> closeEntrance() {
    if (drained == null) {
      drained = runtime.promise();
      appender.end();
    }
    return drained.promise();
  }

  private void tellDrained() {
    if (drained == null || !entrance.isEmpty() || !line.isEmpty()) {
      return;
    }
    Throwable cause = appender.standstill();
    if (cause == null) {
      drained.succeed(null);
    } else {
      drained.fail(LogFailures.unknown(cause));
    }
  }
}
