package org.korudelta;

/**
 * What opening the log found (S2).
 *
 * @param cleanClose whether the last owner sealed the log
 * @param tornSegment name of the segment whose tail was cut, or empty
 * @param tornOffset where it was cut
 * @param tornBytes bytes cut off
 * @param lastGroupUncertain whether the last surviving commit may not have been acknowledged
 */
public record Recovery(
    boolean cleanClose,
    String tornSegment,
    long tornOffset,
    long tornBytes,
    boolean lastGroupUncertain) {}
