/**
 * Owns the naive model of the database and the simulated worlds that compare it with the real one;
 * may import core and the deterministic runtime.
 */
@NullMarked
package org.korudelta.worlds;

import org.jspecify.annotations.NullMarked;
