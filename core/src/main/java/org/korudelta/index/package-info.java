/**
 * Owns the immutable index of all versions: by key, by time, by id; used by the database alone. May
 * import versions and text.
 */
@NullMarked
package org.korudelta.index;

import org.jspecify.annotations.NullMarked;
