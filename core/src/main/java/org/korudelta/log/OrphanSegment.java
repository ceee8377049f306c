package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/**
 * A segment that follows the manifest's active one without being listed: the remains of a
 * succession that a crash cut short. It may hold copies of commits, never the only one; if it does,
 * the manifest that listed it is lost.
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

  /** Deletes it; {@code corruption} when it has commits after {@code lastSequence}. */
  Promise<@Nullable Void> remove(long lastSequence, LogOptions options) {
    SegmentBytes bytes = segment.bytes(manifest.logId(), segment.size(), options.readBlockBytes());
    return new DurabilitySurvey(directory.runtime(), bytes, 0)
        .run()
        .then(survey -> remove(lastSequence, survey));
  }

  private Promise<@Nullable Void> remove(long lastSequence, DurabilitySurvey survey) {
    if (survey.lastSequence() > lastSequence) {
      throw new KoruException.Corruption(
          "segment holds commits but no whole manifest lists it: segment="
              + segment.number()
              + " sequence="
              + survey.lastSequence()
              + " lastListed="
              + lastSequence);
    }
    return directory.close(segment.file()).then(ignored -> directory.delete(segment.file().name()));
  }
}
