package org.korudelta.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/**
 * Tells where there is no log from where it is damaged, when no manifest is whole. Threading: one
 * task at a time.
 *
 * @param directory where it looks
 * @param names what is there
 */
record LogAbsence(LogDirectory directory, FileNames names) {

  /**
   * Whether there is what a crash leaves of a creation, rather than nothing; {@code corruption}
   * where there was a log.
   */
  Promise<Boolean> isUnfinished() {
    boolean mayBeCut = names.indexes().isEmpty();
    if (mayBeCut && names.segments().isEmpty() && names.slots().isEmpty()) {
      return directory.runtime().completed(false);
    }
    if (!mayBeCut || !names.segments().equals(List.of(1))) {
      throw new KoruException.Corruption(
          "no whole manifest: slots="
              + names.slots()
              + " segments="
              + names.segments()
              + " indexes="
              + names.indexes());
    }
    return OpenedSegment.open(directory, 1).then(this::checkEmpty).map(ignored -> true);
  }

  private Promise<@Nullable Void> checkEmpty(OpenedSegment segment) {
    if (segment.size() > SegmentHeaderFormat.BYTES) {
      throw new KoruException.Corruption(
          "no whole manifest, but a segment holds commits: segment="
              + segment.number()
              + " length="
              + segment.size());
    }
    return directory.close(segment.file());
  }
}
