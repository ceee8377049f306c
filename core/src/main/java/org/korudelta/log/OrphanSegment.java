package org.korudelta.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/**
 * A segment that follows the manifest's active one without being listed: the remains of a
 * succession that a crash cut short. What it holds are copies of commits, most often. It may be the
 * only one to hold them: where the originals were not durable and power was lost, or where the
 * manifest that listed it is lost. Then it belongs to the log.
 */
final class OrphanSegment {
  private final LogDirectory directory;
  private final Manifest manifest;
  private final OpenedSegment segment;

  OrphanSegment(LogDirectory directory, Manifest manifest, OpenedSegment segment) {
    this.directory = directory;
    this.manifest = manifest;
    this.segment = segment;
  }

  /** What its header states to be durable of the active segment; 0 when it states nothing. */
  long statedLength() {
    return segment.stated(manifest.logId(), manifest.active().number()).orElse(0L);
  }

  /**
   * The last of the whole commits that it begins with, after {@code listed}, the last one of the
   * segments before; 0 when it does not continue the log and holds nothing after that. What is torn
   * behind them was never acknowledged; other damage is {@code corruption}, and so are commits that
   * do not continue the log.
   */
  Promise<Long> lastSequence(long listed, LogOptions options) {
    Optional<SegmentHeader> header = continuing(listed);
    return header.isPresent()
        ? lastWhole(header.get(), options)
        : new DurabilitySurvey(directory.runtime(), bytes(options), 0)
            .run()
            .map(survey -> requireNothingAfter(listed, survey.lastSequence()));
  }

  private Promise<Long> lastWhole(SegmentHeader header, LogOptions options) {
    SegmentScan.Start start =
        new SegmentScan.Start(SegmentHeaderFormat.BYTES, header.firstSequence() - 1);
    SegmentScan scan =
        new SegmentScan(directory.runtime(), bytes(options), start, (sequence, commit) -> {});
    return scan.run()
        .then(ignored -> TornEnd.require(directory.runtime(), scan, bytes(options)))
        .map(ignored -> scan.sequence());
  }

  private SegmentBytes bytes(LogOptions options) {
    return segment.bytes(manifest.logId(), segment.size(), options.readBlockBytes());
  }

  /** Its header, if it goes on where the log, whose last commit is {@code listed}, ends. */
  private Optional<SegmentHeader> continuing(long listed) {
    return segment
        .header(manifest.logId())
        .filter(found -> found.previous().number() == manifest.active().number())
        .filter(found -> found.firstSequence() <= listed + 1);
  }

  private long requireNothingAfter(long listed, long own) {
    if (own > listed) {
      throw new KoruException.Corruption(
          "segment holds commits but no whole manifest lists it: segment="
              + segment.number()
              + " sequence="
              + own
              + " lastListed="
              + listed);
    }
    return 0;
  }

  /** Deletes it. */
  Promise<@Nullable Void> remove() {
    return directory.close(segment.file()).then(ignored -> directory.delete(segment.file().name()));
  }

  OpenedSegment segment() {
    return segment;
  }

  /**
   * The manifest that lists it, where {@link #lastSequence} has found that it continues the log.
   */
  Manifest adopted(long listed) {
    SegmentHeader header = continuing(listed).orElseThrow();
    Manifest.Entry entry =
        new Manifest.Entry(header.number(), Manifest.NOTHING_STATED, header.firstSequence());
    return manifest.rolled(header.previous().length(), entry);
  }
}
