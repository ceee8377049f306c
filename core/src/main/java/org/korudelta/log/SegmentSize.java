package org.korudelta.log;

/**
 * How long a segment is.
 *
 * @param fileBytes its file, with what was cut off
 * @param logBytes its log, unpacked
 * @param packed whether it is packed
 */
public record SegmentSize(long fileBytes, long logBytes, boolean packed) {}
