package org.korudelta.log;

import org.korudelta.runtime.AsyncRuntime;

/**
 * Where a log ends, as recovery found it.
 *
 * @param manifest which segments there are
 * @param certain whether something shows that the manifest is durable
 * @param scan how the last segment was read
 * @param segment the last segment
 */
record LogEnding(Manifest manifest, boolean certain, SegmentScan scan, OpenedSegment segment) {

  /** Whether it may be appended to: it ends in its seal, or all of it is stated durable. */
  boolean mayGoOn() {
    return scan.stopped().isEmpty() && (scan.isSealed() || scan.offset() == scan.durable());
  }

  /** The number of the first commit that nothing states to be durable, or of the next one. */
  long firstUnstated() {
    return scan.sequence() - scan.tail().size() + 1;
  }

  /** The last segment as it is. */
  ActiveSegment active(AsyncRuntime runtime) {
    SegmentHeader header =
        new SegmentHeader(
            manifest.logId(), segment.number(), SegmentHeader.PreviousSegment.NONE, 1);
    return new ActiveSegment(runtime, segment.file(), header, scan.durable())
        .sealedUpTo(scan.offset());
  }
}
