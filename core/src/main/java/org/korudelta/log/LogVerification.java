package org.korudelta.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * slot, segment header, group and record, and through an audit what they say, and what there is
 * beside the log.
 *
 * <p>Without a whole manifest it goes by the headers of the segments. Cost: the log is read once,
 * and once more where damage is followed by much that is whole; what the audit reads besides.
 *
 * <p>Threading: one task at a time.
 */
public final class LogVerification {
  private final LogDirectory directory;
  private final LogOptions options;
  private final AuditTrail trail;
  private IndexNumbers indexes = IndexNumbers.NONE;

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
    AuditTrail trail = new AuditTrail(audit, listener);
    LogDirectory directory = new SurveyDirectory(runtime, options, trail);
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
    indexes = known.indexes();
    if (known.segments().isEmpty() && known.slots().isEmpty()) {
      throw new KoruException.NotFound("no log here: files=" + names.size());
    }
    return new ManifestSurvey(directory, trail)
        .run(known.slots())
        .then(
            manifest ->
                measured(new ArrayDeque<>(known.segments()), new ArrayList<>())
                    .then(
                        files ->
                            indexBytes(indexes.names(), 0)
                                .then(more -> verify(manifest, files, more))));
  }

  /** The files with their sizes and first bytes, closed again. */
  private Promise<List<OpenedSegment>> measured(
      ArrayDeque<Integer> numbers, List<OpenedSegment> measured) {
    if (numbers.isEmpty()) {
      return directory.runtime().completed(measured);
    }
    int number = numbers.remove();
    return OpenedSegment.open(directory, number)
        .then(
            segment -> {
              measured.add(segment);
              return directory.close(segment.file());
            })
        .recover(error -> notWhole(number, error))
        .then(ignored -> measured(numbers, measured));
  }

  /** Where a packed segment is not whole, nothing of it can be read. */
  private Promise<@Nullable Void> notWhole(int number, Throwable error) {
    SegmentFile file = directory.fileOf(number);
    if (!(error instanceof KoruException.Corruption) || file.generation() == 0) {
      return directory.runtime().failed(error);
    }
    trail.add(Finding.of(Kind.PACKED_SEGMENT, Place.segment(number, 0).in(file.name())));
    return directory.runtime().completed(null);
  }

  /** How long the files of the index are together. */
  private Promise<Long> indexBytes(List<String> names, long before) {
    if (names.isEmpty()) {
      return directory.runtime().completed(before);
    }
    return directory
        .open(names.get(0))
        .then(file -> file.size().then(size -> directory.close(file).map(closed -> size)))
        .then(size -> indexBytes(names.subList(1, names.size()), before + size));
  }

  private Promise<Verification> verify(
      Optional<Manifest> manifest, List<OpenedSegment> files, long indexBytes) {
    trail.expect(indexBytes + files.stream().mapToLong(OpenedSegment::size).sum());
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
    return sequence
        .run(inventory)
        .then(
            totals ->
                repeat(inventory, manifest)
                    .then(ignored -> finish(manifest, totals))
                    .map(ignored -> summary(totals)));
  }

  /** Tells the commits again as long as the audit wants it. */
  private Promise<@Nullable Void> repeat(SegmentInventory inventory, Manifest manifest) {
    return trail.again(inventory.bytes())
        ? new SegmentSequence(directory, options, manifest, trail)
            .run(inventory)
            .then(totals -> repeat(inventory, manifest))
        : directory.runtime().completed(null);
  }

  private Promise<@Nullable Void> finish(Manifest manifest, SegmentSequence.Totals totals) {
    LogOutline outline =
        new LogOutline(manifest.logId(), manifest.active().number(), indexes, directory);
    LogReader reader = new LogReader(directory.runtime(), new SegmentFiles(directory, manifest));
    return trail.finish(directory.runtime(), outline, totals.lastSequence(), reader);
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
