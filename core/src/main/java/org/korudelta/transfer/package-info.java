/**
 * Owns what a history is when it travels: its genome, and the two ends of a stream. May import text
 * and the runtime contract.
 */
@NullMarked
package org.korudelta.transfer;

import org.jspecify.annotations.NullMarked;
