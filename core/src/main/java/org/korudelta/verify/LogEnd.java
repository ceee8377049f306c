package org.korudelta.verify;

import org.korudelta.text.Timestamp;

/**
 * What the end of a log says, looked at without opening it.
 *
 * @param segments how many segments the log has
 * @param bytes their length together
 * @param lastCommit time of the last whole commit; the least timestamp when there is none
 * @param sealed whether the log ends in the seal of a clean close; an open one does not
 */
public record LogEnd(int segments, long bytes, Timestamp lastCommit, boolean sealed) {}
