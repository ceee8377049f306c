/**
 * Owns the catalogue of the simulated worlds, the searches over all of them and the golden
 * programs; may import core and the deterministic runtime.
 */
@NullMarked
package org.korudelta.worlds;

import org.jspecify.annotations.NullMarked;
