package org.korudelta.log;

/**
 * How much a log holds.
 *
 * @param segments how many segment files
 * @param bytes their valid length together, headers included
 * @param lastSequence number of the last commit; 0 when there is none
 */
public record LogSizes(int segments, long bytes, long lastSequence) {}
