package org.korudelta;

/**
 * What retention took.
 *
 * @param segments how many segments were written anew
 * @param versions how many versions lost their values
 * @param valueBytes how long these were
 * @param reclaimedBytes by how much the files became shorter
 */
public record ReclaimReport(int segments, long versions, long valueBytes, long reclaimedBytes) {}
