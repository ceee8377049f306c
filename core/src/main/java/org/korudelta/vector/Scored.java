package org.korudelta.vector;

/**
 * One answer of a scan.
 *
 * @param score the cosine, in [−1, 1]
 * @param payload what was offered with the vector
 */
public record Scored<T>(double score, T payload) {}
