/** Owns pictures of figures; imports nothing of the project. */
@NullMarked
package org.korudelta.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
