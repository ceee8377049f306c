package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * A log as it was when it was opened, whoever is writing it: every commit that was acknowledged by
 * then, and perhaps some that were being written, whole ones only, a prefix of commit order.
 *
 * <p>What it will not do: own or change anything, wait for anybody, or show what comes later.
 *
 * <p>Threading: {@link #reader} from any thread; the rest one call at a time.
 */
public final class ReadOnlyLog {
  /*
   * Why what is read is the log of one moment. Segments only grow, and a manifest lists them; both
   * are read while somebody may change them. So which files there are is looked at before and after:
   * where neither the newest manifest nor the segments have changed, what was read in between is
   * what a crash then would have left, without the loss of power. Where they have, nothing is known.
   */
  private final LogDirectory directory;
  private final SegmentFiles files;
  private final Recovered recovered;

  private ReadOnlyLog(LogDirectory directory, Recovered recovered) {
    this.directory = directory;
    this.recovered = recovered;
    this.files = new SegmentFiles(directory, recovered.state().manifest());
    this.files.follow(recovered.state().manifest(), recovered.state().active().file());
  }

  /**
   * Reads the log in the runtime's storage, and delivers every commit to {@code visitor}.
   *
   * <p>Fails with {@code not_found} when there is none; {@code unavailable} when files were
   * exchanged meanwhile, so that trying again is right; {@code corruption} when bytes that were
   * known durable are damaged or missing; {@code unsupported} for a later format version; {@code
   * bad_request} for a foreign file; {@code storage_failure}. Then nothing is open.
   */
  public static Promise<ReadOnlyLog> open(
      AsyncRuntime runtime, LogOptions options, CommitVisitor visitor) {
    LogDirectory directory = new ReadOnlyDirectory(runtime, options);
    Recovery.Reading reading = new Recovery.Reading(options, visitor);
    return new ReadOnlyOpening(directory, reading)
        .run()
        .map(recovered -> new ReadOnlyLog(directory, recovered))
        .handle(outcome -> keepOrClose(outcome, directory));
  }

  private static Promise<ReadOnlyLog> keepOrClose(
      Outcome<ReadOnlyLog> outcome, LogDirectory directory) {
    return outcome instanceof Outcome.Success<ReadOnlyLog> opened
        ? directory.runtime().completed(opened.value())
        : Ending.after(directory.runtime(), directory.closeAll(), outcome);
  }

  /** What opening found; a torn tail may be a write that was under way. */
  public RecoveryReport recovery() {
    return recovered.report();
  }

  /** How much the log held. */
  public LogSizes sizes() {
    return recovered.state().sizes(recovered.lastSequence());
  }

  /** Reads what was delivered. */
  public LogReader reader() {
    return new LogReader(directory.runtime(), files);
  }

  /** Closes the files; reads fail {@code closed} from then on. A second call is harmless. */
  public Promise<@Nullable Void> close() {
    return directory.closeAll();
  }
}
