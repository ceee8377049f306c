/**
 * Owns workload V: keys by Zipf's law and documents made of real data, the same for the same sizes;
 * may import core's JSON and the samples of the command.
 */
@NullMarked
package org.korudelta.benchmarks.engine.load;

import org.jspecify.annotations.NullMarked;
