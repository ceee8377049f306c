package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;

/**
 * Reads a whole log as opening does, but past all damage, and changes nothing: every file, manifest
 * slot, segment header, group and record, and through an audit what they say.
 *
 * <p>Without a whole manifest it goes by the headers of the segments. Cost: the log is read once,
 * and once more where damage is followed by much that is whole.
 *
 * <p>Threading: one task at a time.
 */
public final class LogVerification {
  private final LogDirectory directory;
  private final LogOptions options;
  private final AuditTrail trail;

  private LogVerification(LogDirectory directory, LogOptions options, AuditTrail trail) {
    this.directory = directory;
    this.options = options;
    this.trail = trail;
  }

  /**
   * Takes ownership of the runtime's storage for as long as it reads.
   *
   * <p>Fails with {@code already_open} when somebody owns the storage; {@code not_found} when there
   * is no log; {@code unsupported} for a later format version; {@code storage_failure}. Damage is
   * no failure: the listener hears of it.
   */
  public static Promise<Verification> run(
      AsyncRuntime runtime, LogOptions options, CommitAudit audit, VerificationListener listener) {
    LogDirectory directory = new LogDirectory(runtime, options);
    AuditTrail trail = new AuditTrail(audit, listener);
    return runtime
        .storage()
        .lock()
        .then(
            owner ->
                runtime
                    .completed(null)
                    .then(ignored -> new LogVerification(directory, options, trail).run())
                    .handle(
                        outcome ->
                            Ending.after(runtime, Ending.release(directory, owner), outcome)));
  }

  private Promise<Verification> run() {
    return directory.list().then(this::run);
  }

  private Promise<Verification> run(List<String> names) {
    FileNames.foreign(names)
        .forEach(name -> trail.add(Finding.of(Kind.FOREIGN_FILE, Place.file(name))));
    FileNames known = directory.known(FileNames.known(names));
    if (known.segments().isEmpty() && known.slots().isEmpty()) {
      throw new KoruException.NotFound("no log here: files=" + names.size());
    }
    return new ManifestSurvey(directory, trail)
        .run(known.slots())
        .then(
            manifest ->
                measured(known.segments(), new ArrayList<>())
                    .then(files -> verify(manifest, files)));
  }

  /** The files with their sizes and first bytes, closed again. */
  private Promise<List<OpenedSegment>> measured(
      List<Integer> numbers, List<OpenedSegment> measured) {
    if (measured.size() == numbers.size()) {
      return directory.runtime().completed(measured);
    }
    return OpenedSegment.open(directory, numbers.get(measured.size()))
        .then(
            segment -> {
              measured.add(segment);
              return directory.close(segment.file());
            })
        .then(ignored -> measured(numbers, measured));
  }

  private Promise<Verification> verify(Optional<Manifest> manifest, List<OpenedSegment> files) {
    trail.expect(files.stream().mapToLong(OpenedSegment::size).sum());
    if (manifest.isEmpty() && isUnfinishedCreation(files)) {
      return directory.runtime().completed(unfinished(files.get(0)));
    }
    SegmentInventory inventory = new SegmentInventory(files, manifest.map(Manifest::logId), trail);
    if (manifest.isEmpty()) {
      trail.add(
          Finding.of(
              Kind.NO_MANIFEST, Place.file(FileNames.manifest(0)), "", files.size() + " segments"));
    }
    return inventory
        .logId()
        .map(id -> verify(inventory, manifest.orElseGet(() -> inventory.impliedManifest(id))))
        .orElseGet(() -> unreadable(files));
  }

  /** What a crash leaves of a log's creation: a first segment, no manifest yet, and no commit. */
  private static boolean isUnfinishedCreation(List<OpenedSegment> files) {
    return files.size() == 1
        && files.get(0).number() == 1
        && files.get(0).size() <= SegmentHeaderFormat.BYTES;
  }

  /** Whatever the first segment holds of its header, opening will start anew. */
  private Verification unfinished(OpenedSegment first) {
    trail.add(Finding.of(Kind.UNFINISHED_SEGMENT, Place.segment(first.number(), 0)));
    trail.passed(first.size());
    return summary(SegmentSequence.Totals.NONE);
  }

  private Promise<Verification> verify(SegmentInventory inventory, Manifest manifest) {
    SegmentSequence sequence = new SegmentSequence(directory, options, manifest, trail);
    return sequence.run(inventory).map(this::summary);
  }

  /** Nothing says which log this is, so no frame can be told from any other bytes. */
  private Promise<Verification> unreadable(List<OpenedSegment> files) {
    files.forEach(file -> trail.add(file.headerDamage()));
    return directory.runtime().completed(summary(SegmentSequence.Totals.NONE));
  }

  private Verification summary(SegmentSequence.Totals totals) {
    return new Verification(
        totals.segments(),
        totals.commits(),
        trail.versions(),
        trail.bytes(),
        trail.damages(),
        trail.traces(),
        totals.sealed());
  }
}
