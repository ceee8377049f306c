/**
 * Owns versions, their ids, the clock that orders them and the index that finds them; may import
 * values, hashing and text.
 */
@NullMarked
package org.korudelta.causal;

import org.jspecify.annotations.NullMarked;
