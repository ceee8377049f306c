/**
 * Owns what is measured of the runtime and the peers beside it; may import the runtimes, the peers,
 * and the results.
 */
@NullMarked
package org.korudelta.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
