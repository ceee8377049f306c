/**
 * Owns the tail: the index of the newest commits, in memory until a run holds them; may import
 * runs, versions, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.index.tail;

import org.jspecify.annotations.NullMarked;
