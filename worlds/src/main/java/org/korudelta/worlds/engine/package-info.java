/**
 * Owns the simulated world of the whole database: clients, faults, crashes and what must hold
 * afterwards; may import core, the deterministic runtime and the naive model.
 */
@NullMarked
package org.korudelta.worlds.engine;

import org.jspecify.annotations.NullMarked;
