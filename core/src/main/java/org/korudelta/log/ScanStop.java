package org.korudelta.log;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.verify.Finding;

/**
 * Why a scan stopped before the end of its segment.
 *
 * @param finding what is there
 * @param error the same as an error
 * @param likeACrash whether the end of a write that was cut short can look like this; what a right
 *     checksum contradicts cannot
 * @param group the group that is damaged, when its header is whole and it lies within the segment
 */
record ScanStop(
    Finding finding, KoruException error, boolean likeACrash, Optional<GroupReader> group) {

  /** Bytes that are not what was written. */
  static ScanStop damaged(Finding finding) {
    return new ScanStop(finding, finding.corruption(), true, Optional.empty());
  }

  /** Records that are not what was written, in a group whose header is. */
  static ScanStop damaged(Finding finding, GroupReader group) {
    return new ScanStop(finding, finding.corruption(), true, Optional.of(group));
  }

  /** A whole frame that cannot be. */
  static ScanStop contradicted(Finding finding) {
    return new ScanStop(finding, finding.corruption(), false, Optional.empty());
  }

  /** A whole group whose records cannot be read. */
  static ScanStop unreadable(KoruException error, GroupReader group) {
    return new ScanStop(group.unreadable(error), error, false, Optional.of(group));
  }
}
