package org.korudelta.benchmarks.vector.node;

import org.korudelta.benchmarks.vector.curve.Pace;

/**
 * How much is measured.
 *
 * @param size words that are searched
 * @param queries words that are searched with
 * @param pace with which efforts, and how often
 */
public record NodeShape(int size, int queries, Pace pace) {}
