/**
 * Owns finished files that are kept small: packed in blocks, read as if they were not; may import
 * bounded memory, bytes, tables, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.pack;

import org.jspecify.annotations.NullMarked;
