/**
 * Owns the benchmarks of the simulator: worlds, crashes, shrinking and planted bugs; may import
 * every module and the results.
 */
@NullMarked
package org.korudelta.benchmarks.sim;

import org.jspecify.annotations.NullMarked;
