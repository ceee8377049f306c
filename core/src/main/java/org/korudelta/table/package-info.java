/**
 * Owns sorted tables on disk: written once, in blocks under checksums, read a block at a time; may
 * import bytes, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.table;

import org.jspecify.annotations.NullMarked;
