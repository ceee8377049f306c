package org.korudelta.log;

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

  /** The last commit in it, whole or not; 0 for none. */
  Promise<Long> lastSequence(LogOptions options) {
    SegmentBytes bytes = segment.bytes(manifest.logId(), segment.size(), options.readBlockBytes());
    return new DurabilitySurvey(directory.runtime(), bytes, 0)
        .run()
        .map(DurabilitySurvey::lastSequence);
  }

  /** Deletes it. */
  Promise<@Nullable Void> remove() {
    return directory.close(segment.file()).then(ignored -> directory.delete(segment.file().name()));
  }

  OpenedSegment segment() {
    return segment;
  }

  /**
   * The manifest that lists it; {@code corruption} when it does not continue the log whose last
   * commit is {@code listed}, though it holds {@code own}.
   */
  Manifest adopted(long listed, long own) {
    SegmentHeader header =
        segment
            .header(manifest.logId())
            .filter(found -> found.previous().number() == manifest.active().number())
            .filter(found -> found.firstSequence() <= listed + 1)
            .orElseThrow(() -> foreign(listed, own));
    Manifest.Entry entry =
        new Manifest.Entry(header.number(), Manifest.NOTHING_STATED, header.firstSequence());
    return manifest.rolled(header.previous().length(), entry);
  }

  private KoruException foreign(long listed, long own) {
    return new KoruException.Corruption(
        "segment holds commits but no whole manifest lists it: segment="
            + segment.number()
            + " sequence="
            + own
            + " lastListed="
            + listed);
  }
}
