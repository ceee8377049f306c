package org.korudelta.benchmarks.vector.peer;

/**
 * How long building took.
 *
 * @param writeNanos until all vectors were written, and searched if they were asked for
 * @param linkNanos from then on until the index was as it stays; 0 where that is one
 */
public record Built(long writeNanos, long linkNanos) {}
