/**
 * Owns the immutable index of all versions: by key, by time, by id, by cause; used by the database
 * alone. May import versions, text and the port of the causal graph.
 */
@NullMarked
package org.korudelta.index;

import org.jspecify.annotations.NullMarked;
