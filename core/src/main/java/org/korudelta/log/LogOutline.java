package org.korudelta.log;

/**
 * What is known of a log before it is read.
 *
 * @param logId 16 random bytes, the same in every file of one log
 * @param lastSegment number of the last segment that a manifest lists
 * @param indexes which index files are in the directory
 * @param storage where those are
 */
public record LogOutline(
    byte[] logId, int lastSegment, IndexNumbers indexes, IndexStorage storage) {}
