/**
 * Owns the vectors that searching is measured on, and what is true of them; may import the errors,
 * and knows nothing of who searches.
 */
@NullMarked
package org.korudelta.benchmarks.vector.data;

import org.jspecify.annotations.NullMarked;
