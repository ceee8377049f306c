/**
 * Owns the tour: one readable story on real data that checks what it tells; may import all that the
 * command may.
 */
@NullMarked
package org.korudelta.cli.tour;

import org.jspecify.annotations.NullMarked;
