/**
 * Owns the vectors of one model in one namespace over time: which were current when, their graph,
 * and the search among them. Knows versions by their address only; may import vectors, graphs,
 * conditions and addresses.
 */
@NullMarked
package org.korudelta.vector.space;

import org.jspecify.annotations.NullMarked;
