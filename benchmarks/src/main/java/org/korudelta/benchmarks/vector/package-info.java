/**
 * Owns the measurements of vector search: what is measured, of whom, and the processes that do it;
 * may import the results, the charts, the data and who searches.
 */
@NullMarked
package org.korudelta.benchmarks.vector;

import org.jspecify.annotations.NullMarked;
