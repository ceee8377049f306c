package org.korudelta.log;

/**
 * The first bytes of a segment.
 *
 * @param logId 16 random bytes, the same in every file of one log
 * @param number the segment's number, from 1
 * @param previous the segment before it with what is durable there; number 0 for the first segment
 * @param firstSequence the sequence its first group has or will have
 * @param staged whether it is part of the log only where a manifest lists it
 */
record SegmentHeader(
    byte[] logId, int number, PreviousSegment previous, long firstSequence, boolean staged) {

  /** That of a segment that is part of the log from its first commit on. */
  SegmentHeader(byte[] logId, int number, PreviousSegment previous, long firstSequence) {
    this(logId, number, previous, firstSequence, false);
  }

  /** This header, of a segment that counts only where a manifest lists it. */
  SegmentHeader asStaged() {
    return new SegmentHeader(logId, number, previous, firstSequence, true);
  }

  /**
   * The end of the segment before.
   *
   * @param number its number; 0 when there is none
   * @param length its valid length in bytes, all of it durable
   */
  record PreviousSegment(int number, long length) {
    static final PreviousSegment NONE = new PreviousSegment(0, 0);
  }
}
