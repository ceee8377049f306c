/**
 * Owns runs of simulated worlds: one run and its verdict, the search over many, and the file that
 * repeats a failure; may import everything else of this module.
 */
@NullMarked
package org.korudelta.deterministic.simulation;

import org.jspecify.annotations.NullMarked;
