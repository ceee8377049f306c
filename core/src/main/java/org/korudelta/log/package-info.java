/**
 * Owns the durable log of commits: its bytes, its recovery and its one writer; may import versions,
 * text, findings, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.log;

import org.jspecify.annotations.NullMarked;
