package org.korudelta;

/**
 * What the vector index has of one model in one namespace.
 *
 * @param namespace the namespace
 * @param model the model
 * @param dimensions how many components its vectors have
 * @param vectors versions that carry one, current or not, in all parts of the index
 * @param current those that are current now
 * @param linked those of the newest part that are in the graph; the rest is scanned
 * @param memoryBytes how much memory the index of them takes, without the stored floats
 * @param digest SHA-256 of the index, 64 hexadecimal digits: equal on all platforms for the same
 *     commits, as long as no value was erased or retired
 */
public record VectorSpaceReport(
    String namespace,
    String model,
    int dimensions,
    long vectors,
    long current,
    long linked,
    long memoryBytes,
    String digest) {}
