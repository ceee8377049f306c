/**
 * Owns the measurements of engines: what is measured, of whom, and the processes that do it; may
 * import every module and the results.
 */
@NullMarked
package org.korudelta.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
