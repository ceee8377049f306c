/**
 * Owns the durable log of commits: its bytes, its recovery and its one writer, and how old segments
 * are packed; may import versions, text, findings, packed files, bytes, the runtime contract and
 * errors.
 */
@NullMarked
package org.korudelta.log;

import org.jspecify.annotations.NullMarked;
