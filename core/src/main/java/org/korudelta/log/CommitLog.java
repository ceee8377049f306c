package org.korudelta.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;

/**
 * The durable sequence of commits: what {@link #append} has acknowledged survives a crash at any
 * later instant, and what survives is a prefix of commit order (S1).
 *
 * <p>What it will not do: compute or check ids, keep values in memory, retry, or let two appends
 * run at once. After a failed write it takes no more until it is opened again (S3).
 *
 * <p>Cost: an append is one write and one sync, whatever the number of commits; opening reads the
 * whole log once, in blocks.
 *
 * <p>Threading: one call at a time, each after the promise of the one before; {@link #sizes} and
 * {@link #isWritable} from any thread.
 *
 * <pre>{@code
 * CommitLog.open(runtime, LogOptions.defaults(), (sequence, commit) -> index.add(commit))
 *     .then(log -> log.append(List.of(commit)).then(done -> log.close()));
 * }</pre>
 */
public final class CommitLog {
  private final AsyncRuntime runtime;
  private final LogOptions options;
  private final LogDirectory directory;
  private final SegmentSuccession succession;
  private final OwnerLock owner;
  private final RecoveryReport recovery;
  private final GroupBatch batch = new GroupBatch();
  private LogState state;
  private long lastSequence;
  private boolean busy;
  private volatile LogSizes sizes;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  private CommitLog(
      LogDirectory directory, LogOptions options, OwnerLock owner, LogOpening.Opened opened) {
    this.runtime = directory.runtime();
    this.options = options;
    this.directory = directory;
    this.succession = opened.succession();
    this.owner = owner;
    this.recovery = opened.recovered().report();
    this.state = opened.recovered().state();
    this.lastSequence = opened.recovered().lastSequence();
    this.sizes = state.sizes(lastSequence);
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
    LogDirectory directory = new LogDirectory(runtime);
    return new LogOpening(directory, new Recovery.Reading(options, visitor))
        .run()
        .map(opened -> new CommitLog(directory, options, owner, opened))
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
  public RecoveryReport recovery() {
    return recovery;
  }

  /** How much the log holds now. */
  public LogSizes sizes() {
    return sizes;
  }

  /** Whether appends are taken: not after a failed write, and not after {@link #close}. */
  public boolean isWritable() {
    return failure == null && !closed;
  }

  /**
   * Appends commits, in order, with one write and one sync; they are durable when the promise
   * completes. An empty list does nothing.
   *
   * <p>Each commit has 1 to 100,000 versions with one timestamp, their ordinals counting from 0.
   *
   * <p>Fails with {@code bad_request} or {@code limit} for a commit that cannot be written, the log
   * unharmed; with {@code outcome_unknown} when the write or the sync failed, and with the
   * storage's own error when the next segment could not be made, so that nothing was written; after
   * either of these two with {@code read_only}; {@code closed}.
   */
  public Promise<@Nullable Void> append(List<List<VersionRecord>> commits) {
    assert !busy : "an append is under way";
    try {
      checkWritable();
      encode(commits);
    } catch (KoruException refused) {
      batch.clear();
      return runtime.failed(refused);
    }
    if (commits.isEmpty()) {
      return runtime.completed(null);
    }
    busy = true;
    return rollIfFull().then(ignored -> write()).handle(this::settle);
  }

  private void checkWritable() {
    if (closed) {
      throw new KoruException.Closed("log is closed");
    }
    Throwable reason = failure;
    if (reason != null) {
      throw new KoruException.ReadOnly(
          "log is read-only until it is opened again: reason=" + reason.getMessage(), reason);
    }
  }

  private void encode(List<List<VersionRecord>> commits) {
    batch.clear();
    for (List<VersionRecord> commit : commits) {
      batch.add(commit);
    }
  }

  private Promise<@Nullable Void> rollIfFull() {
    ActiveSegment active = state.active();
    if (!active.holdsCommits() || active.end() + batch.length() <= options.segmentBytesMax()) {
      return runtime.completed(null);
    }
    return succession
        .next(state, lastSequence + 1)
        .then(
            next -> {
              state = next;
              return directory.close(active.file());
            });
  }

  private Promise<@Nullable Void> write() {
    ActiveSegment active = state.active();
    byte[] groups = batch.place(active, lastSequence + 1);
    return active.append(groups).handle(outcome -> outcomeOf(outcome, active));
  }

  private Promise<@Nullable Void> outcomeOf(Outcome<@Nullable Void> outcome, ActiveSegment active) {
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      return runtime.completed(null);
    }
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

  private Promise<@Nullable Void> settle(Outcome<@Nullable Void> outcome) {
    busy = false;
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      lastSequence += batch.groups();
      sizes = state.sizes(lastSequence);
      batch.clear();
      return runtime.completed(null);
    }
    batch.clear();
    Throwable error = Ending.failure(outcome);
    failure = error;
    return runtime.failed(error);
  }

  /**
   * Ends the log cleanly: writes and syncs the seal, closes the files, gives up ownership.
   * Everything acknowledged is durable already, so a failure here loses nothing. Closing twice is
   * harmless.
   */
  public Promise<@Nullable Void> close() {
    assert !busy : "an append is under way";
    if (closed) {
      return runtime.completed(null);
    }
    boolean seals = failure == null && !state.active().isSealed();
    closed = true;
    Promise<@Nullable Void> sealed =
        seals ? state.active().seal(lastSequence) : runtime.completed(null);
    return sealed.handle(
        (Outcome<@Nullable Void> outcome) ->
            Ending.after(runtime, Ending.release(directory, owner), outcome));
  }
}
