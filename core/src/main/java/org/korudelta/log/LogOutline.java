package org.korudelta.log;

import java.util.List;

/**
 * What is known of a log before it is read.
 *
 * @param logId 16 random bytes, the same in every file of one log
 * @param lastSegment number of the last segment that a manifest lists
 * @param indexes numbers of the index files in the directory, ascending
 * @param storage where those are
 */
public record LogOutline(
    byte[] logId, int lastSegment, List<Integer> indexes, IndexStorage storage) {}
