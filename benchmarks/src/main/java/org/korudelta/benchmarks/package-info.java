/** Owns the measurements and their baselines; may import everything, nothing imports it. */
@NullMarked
package org.korudelta.benchmarks;

import org.jspecify.annotations.NullMarked;
