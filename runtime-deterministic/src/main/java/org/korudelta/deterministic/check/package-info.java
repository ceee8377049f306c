/**
 * Owns recorded histories of what clients did, and the checkers that judge them; may import the
 * family of errors only, and knows nothing of databases or of how a run is made.
 */
@NullMarked
package org.korudelta.deterministic.check;

import org.jspecify.annotations.NullMarked;
