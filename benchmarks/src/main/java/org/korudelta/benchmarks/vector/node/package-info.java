/**
 * Owns the measurements of vector search in Node, beside what npm has; may import the results, the
 * data, and how the command starts programs. The peers are scripts beside it.
 */
@NullMarked
package org.korudelta.benchmarks.vector.node;

import org.jspecify.annotations.NullMarked;
