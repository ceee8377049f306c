package org.korudelta.index.run;

/**
 * The dimensions that all vectors of one model have in one namespace.
 *
 * @param model the model's name
 * @param dimensions how many components
 * @param sinceNanos time of the first such vector, epoch nanoseconds
 */
public record ModelDimensions(String model, int dimensions, long sinceNanos) {}
