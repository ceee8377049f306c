/**
 * Owns the search for the simplest record that still fails; may import choices and the error
 * vocabulary only.
 */
@NullMarked
package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.NullMarked;
