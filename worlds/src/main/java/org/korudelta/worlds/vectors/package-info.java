/** Owns the world of the vector index and its oracle; may import the database and the simulator. */
@NullMarked
package org.korudelta.worlds.vectors;

import org.jspecify.annotations.NullMarked;
