/**
 * Owns the stream of choices that decides a run, its record, and the strategies that choices come
 * from; may import the error vocabulary only.
 */
@NullMarked
package org.korudelta.deterministic.choice;

import org.jspecify.annotations.NullMarked;
