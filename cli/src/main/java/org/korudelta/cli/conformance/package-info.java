/**
 * Owns the platforms' columns of the conformance table and how they are driven; may import all that
 * the command may.
 */
@NullMarked
package org.korudelta.cli.conformance;

import org.jspecify.annotations.NullMarked;
