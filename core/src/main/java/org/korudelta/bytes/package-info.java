/** Owns numbers and texts as bytes, written and read in sequence; may import errors. */
@NullMarked
package org.korudelta.bytes;

import org.jspecify.annotations.NullMarked;
