/**
 * Owns the stream in which a history travels, byte by byte, and the tree that a genome is the root
 * of; may import versions, values, vectors, hashing, bytes, text, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.transfer.stream;

import org.jspecify.annotations.NullMarked;
