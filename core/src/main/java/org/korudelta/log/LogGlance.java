package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.verify.LogEnd;

/**
 * Looks at the end of a log without owning it, and changes nothing. Where the storage lets a file
 * be read while another process writes it, this is some moment of it; what looks damaged or gone is
 * looked at a few times more, because that process may be changing files.
 *
 * <p>Reads the last segment that holds commits. Threading: one task at a time.
 */
public final class LogGlance {
  private static final int LOOKS_MAX = 3;

  private final LogDirectory directory;
  private final LogOptions options;
  private long lastNanos = HybridClock.BEFORE_ALL;

  private LogGlance(LogDirectory directory, LogOptions options) {
    this.directory = directory;
    this.options = options;
  }

  /**
   * Looks at the log in the runtime's storage.
   *
   * <p>Fails with {@code not_found} when there is none, {@code bad_request} for a foreign file,
   * {@code corruption} where the end cannot be found, {@code unsupported}, {@code storage_failure}.
   */
  public static Promise<LogEnd> run(AsyncRuntime runtime, LogOptions options) {
    LogDirectory directory = new ReadOnlyDirectory(runtime, options);
    return new LogGlance(directory, options)
        .run()
        .handle(outcome -> Ending.after(runtime, directory.closeAll(), outcome));
  }

  private Promise<LogEnd> run() {
    return look(LOOKS_MAX)
        .map(end -> end.orElseThrow(() -> new KoruException.NotFound("no manifest here")));
  }

  private Promise<Optional<LogEnd>> look(int looks) {
    lastNanos = HybridClock.BEFORE_ALL;
    return directory
        .names()
        .then(names -> look(names).recover(error -> lookAgain(error, looks - 1)));
  }

  /** What another process was just replacing is there a moment later, or is damage. */
  private Promise<Optional<LogEnd>> lookAgain(Throwable error, int looks) {
    boolean gone = error instanceof KoruException.NotFound;
    if (looks > 0 && (gone || error instanceof KoruException.Corruption)) {
      return directory.closeAll().then(ignored -> look(looks));
    }
    return directory
        .runtime()
        .failed(
            gone
                ? new KoruException.Corruption("listed file is gone: " + error.getMessage(), error)
                : error);
  }

  private Promise<Optional<LogEnd>> look(FileNames names) {
    return new ManifestSlots(directory, names.slots())
        .read()
        .then(
            manifest ->
                manifest.isPresent()
                    ? look(manifest.get(), names)
                    : new LogAbsence(directory, names)
                        .isUnfinished()
                        .map(none -> Optional.empty()));
  }

  private Promise<Optional<LogEnd>> look(Manifest manifest, FileNames names) {
    manifest.requirePresent(names);
    return look(manifest).map(Optional::of);
  }

  private Promise<LogEnd> look(Manifest manifest) {
    int last = manifest.segments().size() - 1;
    return segment(manifest, last)
        .then(
            active ->
                scan(manifest, last, active)
                    .then(scan -> lookBack(manifest, last - 1).map(ignored -> scan))
                    .map(
                        scan ->
                            new LogEnd(
                                manifest.segments().size(),
                                manifest.sealedBytes() + scan.offset(),
                                Timestamp.ofEpochNanos(lastNanos),
                                scan.isSealed() && scan.stopped().isEmpty())));
  }

  /** A segment that was just begun knows of no commit; the one before it does. */
  private Promise<@Nullable Void> lookBack(Manifest manifest, int index) {
    if (index < 0 || lastNanos != HybridClock.BEFORE_ALL) {
      return directory.runtime().completed(null);
    }
    return segment(manifest, index)
        .then(segment -> scan(manifest, index, segment))
        .then(ignored -> lookBack(manifest, index - 1));
  }

  private Promise<OpenedSegment> segment(Manifest manifest, int index) {
    return OpenedSegment.open(directory, manifest.segments().get(index).number());
  }

  private Promise<SegmentScan> scan(Manifest manifest, int index, OpenedSegment segment) {
    Manifest.Entry entry = manifest.segments().get(index);
    boolean active = index == manifest.segments().size() - 1;
    long end = active ? segment.size() : Math.min(segment.size(), entry.length());
    SegmentBytes bytes = segment.bytes(manifest.logId(), end, options.readBlockBytes());
    SegmentScan.Start start = new SegmentScan.Start(entry.length(), entry.firstSequence() - 1);
    SegmentScan scan = new SegmentScan(directory.runtime(), bytes, start, this::visit);
    return scan.run()
        .then(ignored -> TornEnd.require(directory.runtime(), scan, bytes))
        .map(ignored -> scan);
  }

  private void visit(CommitPlace place, List<VersionRecord> commit) {
    lastNanos = commit.get(0).timestampNanos();
  }
}
