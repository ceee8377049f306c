package org.korudelta.log;

import java.util.HashSet;
import java.util.Set;
import org.korudelta.pack.PackedFile;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * The log's files for verification: where a block of a packed segment is damaged, that is told once
 * and zeros are read, which are no frame. Threading: as {@link LogDirectory}.
 */
final class SurveyDirectory extends LogDirectory {
  private final AuditTrail trail;
  private final Set<Place> told = new HashSet<>();

  SurveyDirectory(AsyncRuntime runtime, LogOptions options, AuditTrail trail) {
    super(runtime, options);
    this.trail = trail;
  }

  @Override
  StorageFile reading(PackedFile packed) {
    int segment = SegmentFile.of(packed.name()).number();
    return packed.passing(
        (offset, how) -> {
          Place place = Place.segment(segment, offset).in(packed.name());
          if (told.add(place)) {
            trail.add(Finding.of(Kind.PACKED_BLOCK, place, "", how.getMessage()));
          }
        });
  }
}
