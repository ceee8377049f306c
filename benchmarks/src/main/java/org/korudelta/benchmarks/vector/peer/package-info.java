/**
 * Owns who searches vectors, all behind one interface; may import the data and every module, and is
 * the only place that knows the libraries beside us.
 */
@NullMarked
package org.korudelta.benchmarks.vector.peer;

import org.jspecify.annotations.NullMarked;
