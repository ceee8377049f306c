package org.korudelta;

/**
 * What opening the log found (S2).
 *
 * @param cleanClose whether the last owner sealed the log, or there was none
 * @param tornSegment number of the segment whose tail was cut, from 1; 0 when nothing was cut
 * @param tornOffset where it was cut, in bytes
 * @param tornBytes how many bytes were cut off
 * @param lastGroupUncertain whether the last surviving commit may not have been acknowledged
 */
public record Recovery(
    boolean cleanClose,
    int tornSegment,
    long tornOffset,
    long tornBytes,
    boolean lastGroupUncertain) {}
