package org.korudelta.log;

/**
 * The first bytes of a segment.
 *
 * @param logId 16 random bytes, the same in every file of one log
 * @param number the segment's number, from 1
 * @param previous the segment before it with what is durable there; number 0 for the first segment
 * @param firstSequence the sequence its first group has or will have
 */
record SegmentHeader(byte[] logId, int number, PreviousSegment previous, long firstSequence) {

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
