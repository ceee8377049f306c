/** Owns going on without a hop where the answer is there; may import the runtime contract. */
@NullMarked
package org.korudelta.async;

import org.jspecify.annotations.NullMarked;
