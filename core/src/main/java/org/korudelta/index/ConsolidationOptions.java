package org.korudelta.index;

/**
 * How much of the index is in memory.
 *
 * @param tailVersionsMax how many versions a tail holds before it is written
 * @param blockCacheBytes what blocks of runs weigh together at most, in bytes
 */
public record ConsolidationOptions(int tailVersionsMax, long blockCacheBytes) {}
