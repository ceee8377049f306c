/**
 * Owns the graph of near neighbours among 8-bit vectors: built in blocks, searched on immutable
 * views. Knows nothing of versions; may import the kernel.
 */
@NullMarked
package org.korudelta.vector.graph;

import org.jspecify.annotations.NullMarked;
