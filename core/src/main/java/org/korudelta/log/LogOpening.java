package org.korudelta.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * Opens the log of a directory, or starts one where there is none. Threading: one task at a time.
 *
 * <p>A log exists once a whole manifest is there. Without one, a first segment that holds no more
 * than its header is the remains of a creation that a crash cut short; anything else without a
 * manifest is a damaged log, and is refused.
 */
final class LogOpening {
  private final LogDirectory directory;
  private final Recovery.Reading reading;

  LogOpening(LogDirectory directory, Recovery.Reading reading) {
    this.directory = directory;
    this.reading = reading;
  }

  /** A log and what appends to it. */
  record Opened(Recovered recovered, SegmentSuccession succession) {}

  Promise<Opened> run() {
    return directory.names().then(this::run);
  }

  private Promise<Opened> run(FileNames names) {
    ManifestSlots slots = new ManifestSlots(directory, names.slots());
    SegmentSuccession succession = new SegmentSuccession(directory, slots);
    return slots
        .read()
        .then(
            manifest ->
                manifest.isPresent()
                    ? recover(names, manifest.get(), succession)
                    : start(names, slots, succession))
        .then(recovered -> knownToAll(recovered, succession));
  }

  private Promise<Recovered> recover(
      FileNames names, Manifest manifest, SegmentSuccession succession) {
    return new StagedSegments(directory, manifest)
        .remove(names)
        .then(left -> recovery(succession, manifest).run(left));
  }

  private static Promise<Opened> knownToAll(Recovered recovered, SegmentSuccession succession) {
    return succession
        .knownToAll(recovered.state().manifest())
        .map(manifest -> new Opened(recovered.under(manifest), succession));
  }

  private Recovery recovery(SegmentSuccession succession, Manifest manifest) {
    Aftermath aftermath = new OwnersAftermath(directory, succession, reading.visitor());
    return new Recovery(directory, aftermath, manifest, reading);
  }

  private Promise<Recovered> start(
      FileNames names, ManifestSlots slots, SegmentSuccession succession) {
    byte[] logId = new byte[SegmentHeaderFormat.LOG_ID_BYTES];
    directory.runtime().entropy().nextBytes(logId);
    RecoveryReport report = new RecoveryReport(0, 0, 0, Optional.empty(), 0, true);
    return clear(names, slots)
        .then(ignored -> succession.first(logId))
        .then(state -> begin(logId).map(ignored -> new Recovered(state, report, 0)));
  }

  private Promise<Optional<KnownEnd>> begin(byte[] logId) {
    LogOutline outline = new LogOutline(logId, 1, IndexNumbers.NONE, directory);
    return reading.visitor().begin(directory.runtime(), outline);
  }

  /**
   * Removes what a creation left that did not end: slots first, so that a crash here leaves the
   * same picture or less.
   */
  private Promise<@Nullable Void> clear(FileNames names, ManifestSlots slots) {
    return new LogAbsence(directory, names)
        .isUnfinished()
        .then(left -> left ? remove(slots) : directory.runtime().completed(null));
  }

  private Promise<@Nullable Void> remove(ManifestSlots slots) {
    return slots
        .clear()
        .then(ignored -> directory.sync())
        .then(ignored -> directory.delete(FileNames.segment(1)));
  }
}
