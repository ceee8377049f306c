package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;

/**
 * The durable sequence of commits: what {@link #append} has acknowledged, and {@link #write} before
 * a {@link #sync} that has, survives a crash at any later instant; what survives is a prefix of
 * commit order (S1).
 *
 * <p>After a failed write or sync the log goes on: the file is never synced again, the segment ends
 * where it is durable, and the next call begins another segment, which first gets the commits that
 * were written and not durable, as they were (S3). When that fails nothing of the call was written,
 * and the call after it tries again.
 *
 * <p>What it will not do: compute or check ids, keep durable values in memory, retry by itself, or
 * let two calls run at once.
 *
 * <p>Cost: an append is one write and one sync, whatever the number of commits; opening reads the
 * whole log once, in blocks; commits that are written and not durable are kept in memory.
 *
 * <p>Threading: one call at a time, each after the promise of the one before; {@link #sizes} and
 * {@link #isWritable} from any thread.
 *
 * <pre>{@code
 * CommitLog.open(runtime, LogOptions.defaults(), (sequence, commit) -> index.add(commit))
 *     .then(log -> log.append(List.of(commit)).then(done -> log.close()));
 * }</pre>
 */
public final class CommitLog implements Journal {
  private final AsyncRuntime runtime;
  private final LogOptions options;
  private final LogDirectory directory;
  private final SegmentSuccession succession;
  private final OwnerLock owner;
  private final CommitVisitor visitor;
  private final SegmentFiles files;
  private final LogPacking packing;
  private final RecoveryReport recovery;
  private final GroupBatch batch = new GroupBatch();
  private final List<List<VersionRecord>> unsynced = new ArrayList<>();
  private LogState state;
  private long lastSequence;
  private boolean busy;
  private boolean staging;
  private volatile @Nullable Successor successor;
  private volatile LogSizes sizes;
  private volatile boolean closed;

  private CommitLog(
      LogDirectory directory, Recovery.Reading reading, OwnerLock owner, LogOpening.Opened opened) {
    this.runtime = directory.runtime();
    this.options = reading.options();
    this.visitor = reading.visitor();
    this.directory = directory;
    this.succession = opened.succession();
    this.owner = owner;
    this.recovery = opened.recovered().report();
    this.state = opened.recovered().state();
    this.lastSequence = opened.recovered().lastSequence();
    this.sizes = state.sizes(lastSequence);
    this.files = new SegmentFiles(directory, state.manifest());
    this.packing = new LogPacking(directory, files);
    this.files.follow(state.manifest(), state.active().file());
  }

  /**
   * Takes ownership of the runtime's storage, reads the log there, or starts one, and delivers
   * every commit to {@code visitor}. Everything delivered is durable when the promise completes.
   *
   * <p>Fails with {@code already_open} when somebody owns the storage; {@code corruption} when
   * bytes that were known durable are damaged or missing; {@code unsupported} for a later format
   * version; {@code bad_request} for a foreign file; {@code storage_failure}. Then nothing is open
   * and nothing is owned.
   */
  public static Promise<CommitLog> open(
      AsyncRuntime runtime, LogOptions options, CommitVisitor visitor) {
    return runtime.storage().lock().then(owner -> open(runtime, options, visitor, owner));
  }

  private static Promise<CommitLog> open(
      AsyncRuntime runtime, LogOptions options, CommitVisitor visitor, OwnerLock owner) {
    LogDirectory directory = new LogDirectory(runtime, options);
    Recovery.Reading reading = new Recovery.Reading(options, visitor);
    return new LogOpening(directory, reading)
        .run()
        .map(opened -> new CommitLog(directory, reading, owner, opened))
        .handle(outcome -> keepOrRelease(outcome, directory, owner));
  }

  private static Promise<CommitLog> keepOrRelease(
      Outcome<CommitLog> outcome, LogDirectory directory, OwnerLock owner) {
    if (outcome instanceof Outcome.Success<CommitLog> opened) {
      return directory.runtime().completed(opened.value());
    }
    return Ending.after(directory.runtime(), Ending.release(directory, owner), outcome);
  }

  /** What opening found. */
  @Override
  public RecoveryReport recovery() {
    return recovery;
  }

  /** How much the log holds now. */
  @Override
  public LogSizes sizes() {
    return sizes;
  }

  /**
   * Whether the next call may write at once: not while the log has to go on in another segment
   * first, and not after {@link #close}.
   */
  public boolean isWritable() {
    return successor == null && !closed;
  }

  /**
   * Appends commits, in order, with one write and one sync; they are durable when the promise
   * completes, and so is everything written before. An empty list does nothing.
   *
   * <p>Each commit has 1 to 100,000 versions with one timestamp, their ordinals counting from 0.
   *
   * <p>Fails with {@code bad_request} or {@code limit} for a commit that cannot be written, and
   * {@code closed}, the log unharmed; with {@code outcome_unknown} when the write or the sync
   * failed: the commits may be there when the log is opened next, unless a later call succeeded,
   * then they are not; with the storage's own error when the next segment could not be made, so
   * that nothing was written.
   */
  @Override
  public Promise<List<CommitPlace>> append(List<List<VersionRecord>> commits) {
    return add(commits, true);
  }

  /**
   * As {@link #append}, without the sync: the commits are kept until they are durable, through
   * failures too, but for that of this call.
   */
  @Override
  public Promise<List<CommitPlace>> write(List<List<VersionRecord>> commits) {
    return add(commits, false);
  }

  /**
   * Makes everything written durable.
   *
   * <p>Fails with {@code outcome_unknown} when the sync failed; with the storage's own error when
   * the next segment could not be made; {@code closed}. What was written is kept, and the next call
   * tries again.
   */
  @Override
  public Promise<@Nullable Void> sync() {
    assert !busy : "a call is under way";
    if (closed) {
      return runtime.failed(new KoruException.Closed("log is closed"));
    }
    busy = true;
    return Prompt.handle(runtime, makeDurable(), this::release);
  }

  /**
   * From here on commits are staged: they are written and can be read here, and are no part of the
   * log before {@link #admit}. A crash takes them back, and so does {@link #close}. Only {@link
   * #append} may write them, and after a failure nothing more can be written.
   */
  public void stage() {
    assert !busy && unsynced.isEmpty() && successor == null : "staged behind what may change";
    staging = true;
    successor = succession.staged(state, lastSequence + 1);
  }

  /**
   * Makes all staged commits part of the log, durably, at once.
   *
   * <p>Fails with {@code outcome_unknown} when the manifest could not be written: they may be there
   * when the log is opened next, all of them, or none.
   */
  public Promise<@Nullable Void> admit() {
    assert !busy && staging : "nothing staged";
    if (successor != null) {
      successor = null;
      staging = false;
      return runtime.completed(null);
    }
    busy = true;
    ActiveSegment active = state.active();
    return succession
        .admit(state.manifest().stating(active.durable()))
        .handle(
            (Outcome<Manifest> outcome) -> {
              busy = false;
              return outcome instanceof Outcome.Success<Manifest> written
                  ? admitted(written.value())
                  : runtime.failed(uncertain(Ending.failure(outcome)));
            });
  }

  private Promise<@Nullable Void> admitted(Manifest manifest) {
    staging = false;
    state = LogState.of(manifest, state.active());
    files.follow(manifest, state.active().file());
    return runtime.completed(null);
  }

  private static KoruException uncertain(Throwable cause) {
    return new KoruException.OutcomeUnknown(
        "write of the manifest failed, it may be durable or not: reason=" + cause.getMessage(),
        cause);
  }

  private Promise<@Nullable Void> release(Outcome<@Nullable Void> outcome) {
    busy = false;
    return outcome instanceof Outcome.Success<@Nullable Void>
        ? runtime.completed(null)
        : runtime.failed(Ending.failure(outcome));
  }

  private Promise<List<CommitPlace>> placed(Outcome<List<CommitPlace>> outcome) {
    busy = false;
    return outcome instanceof Outcome.Success<List<CommitPlace>> success
        ? runtime.completed(success.value())
        : runtime.failed(Ending.failure(outcome));
  }

  private Promise<List<CommitPlace>> add(List<List<VersionRecord>> commits, boolean durably) {
    assert !busy : "a call is under way";
    try {
      encode(commits);
    } catch (KoruException refused) {
      batch.clear();
      return runtime.failed(refused);
    }
    if (commits.isEmpty()) {
      return runtime.completed(List.of());
    }
    busy = true;
    return Prompt.handle(runtime, write(commits, durably), this::placed);
  }

  private Promise<List<CommitPlace>> write(List<List<VersionRecord>> commits, boolean durably) {
    Promise<@Nullable Void> room = Prompt.then(runtime, follow(), ignored -> rollIfFull());
    Promise<@Nullable Void> written = Prompt.then(runtime, room, ignored -> write(durably));
    return Prompt.map(runtime, written, ignored -> wrote(commits, durably));
  }

  private void encode(List<List<VersionRecord>> commits) {
    batch.clear();
    if (closed) {
      throw new KoruException.Closed("log is closed");
    }
    for (List<VersionRecord> commit : commits) {
      batch.add(commit);
    }
  }

  private Promise<@Nullable Void> rollIfFull() {
    ActiveSegment active = state.active();
    if (!active.holdsCommits() || active.end() + batch.length() <= options.segmentBytesMax()) {
      return runtime.completed(null);
    }
    return makeDurable().recover(failed -> runtime.completed(null)).then(ignored -> goOn());
  }

  /** A sync that failed has named the successor already. */
  private Promise<@Nullable Void> goOn() {
    if (successor == null) {
      successor =
          staging
              ? succession.staged(state, lastSequence + 1)
              : succession.next(state, List.of(), lastSequence + 1);
    }
    return follow();
  }

  private Promise<@Nullable Void> write(boolean durably) {
    ActiveSegment active = state.active();
    Promise<@Nullable Void> written = active.append(batch.place(active, lastSequence + 1));
    Promise<@Nullable Void> done =
        durably ? Prompt.then(runtime, written, ignored -> active.sync()) : written;
    return staging ? done : Prompt.handle(runtime, done, this::cutFailed);
  }

  private List<CommitPlace> wrote(List<List<VersionRecord>> commits, boolean durably) {
    ActiveSegment active = state.active();
    long start = active.end() - batch.length();
    List<CommitPlace> places = batch.places(active.number(), start, lastSequence + 1);
    lastSequence += batch.groups();
    batch.clear();
    if (durably) {
      unsynced.clear();
    } else {
      unsynced.addAll(commits);
    }
    sizes = state.sizes(lastSequence);
    return places;
  }

  private Promise<@Nullable Void> makeDurable() {
    if (successor != null || unsynced.isEmpty()) {
      return unsynced.isEmpty() ? runtime.completed(null) : follow();
    }
    return Prompt.map(
        runtime,
        Prompt.handle(runtime, state.active().sync(), this::cutFailed),
        ignored -> {
          unsynced.clear();
          return null;
        });
  }

  /** After a failure the segment ends where it is durable, and what was not comes after it. */
  private Promise<@Nullable Void> cutFailed(Outcome<@Nullable Void> outcome) {
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      return runtime.completed(null);
    }
    successor = succession.next(state, unsynced, lastSequence + 1 - unsynced.size()).cutting();
    ActiveSegment active = state.active();
    Throwable cause = Ending.failure(outcome);
    return runtime.failed(
        new KoruException.OutcomeUnknown(
            "write failed, it may be durable or not: segment="
                + active.number()
                + " offset="
                + active.durable()
                + " reason="
                + cause.getMessage(),
            cause));
  }

  /** Goes on in the next segment, where there has to be one. */
  private Promise<@Nullable Void> follow() {
    Successor next = successor;
    if (next == null) {
      return runtime.completed(null);
    }
    return next.run()
        .then(
            followed -> {
              state = followed;
              files.follow(state.manifest(), state.active().file());
              successor = null;
              next.places().forEach(visitor::moved);
              unsynced.clear();
              sizes = state.sizes(lastSequence);
              return runtime.completed(null);
            });
  }

  /**
   * Seals the active segment, if it holds commits, and goes on in another. When the promise
   * completes no manifest says any more that something could be appended to the one before.
   *
   * <p>Fails as {@link #sync} does, and the next call tries again.
   */
  @Override
  public Promise<@Nullable Void> roll() {
    assert !busy : "a call is under way";
    if (closed) {
      return runtime.failed(new KoruException.Closed("log is closed"));
    }
    busy = true;
    return makeDurable().then(ignored -> rollForGood()).handle(this::release);
  }

  private Promise<@Nullable Void> rollForGood() {
    if (successor == null && state.active().holdsCommits()) {
      successor = succession.next(state, List.of(), lastSequence + 1).cutting();
    }
    return follow();
  }

  /** Packs what is sealed. */
  @Override
  public LogPacking packing() {
    return packing;
  }

  /** Reads what was published. */
  @Override
  public LogReader reader() {
    return new LogReader(runtime, files);
  }

  /**
   * Ends the log cleanly: makes everything written durable, writes and syncs the seal, closes the
   * files, gives up ownership. Everything acknowledged as durable is so already, and a failure here
   * loses none of it. Closing twice is harmless.
   */
  @Override
  public Promise<@Nullable Void> close() {
    assert !busy : "a call is under way";
    if (closed) {
      return runtime.completed(null);
    }
    closed = true;
    if (staging) {
      return Ending.release(directory, owner);
    }
    return makeDurable()
        .recover(failed -> makeDurable())
        .then(ignored -> seal())
        .handle(
            (Outcome<@Nullable Void> outcome) ->
                Ending.after(runtime, Ending.release(directory, owner), outcome));
  }

  private Promise<@Nullable Void> seal() {
    boolean seals = successor == null && !state.active().isSealed();
    return seals ? state.active().seal(lastSequence) : runtime.completed(null);
  }
}
