package org.korudelta.log;

/**
 * The part of a segment that is to be read.
 *
 * @param number the segment's number
 * @param checksum how its frames are checked
 * @param reader its bytes, up to where the segment ends
 */
record SegmentBytes(int number, FrameChecksum checksum, BlockReader reader) {
  long end() {
    return reader.end();
  }
}
