/**
 * Owns the runtime in which every undecided thing is a draw from one choice stream; may import the
 * runtime contract and its host workings, and knows nothing of databases.
 */
@NullMarked
package org.korudelta.deterministic;

import org.jspecify.annotations.NullMarked;
