/**
 * Owns the soak: hours of mixed load whose answers are checked; may import the workload and the
 * engines.
 */
@NullMarked
package org.korudelta.benchmarks.engine.soak;

import org.jspecify.annotations.NullMarked;
