/**
 * Owns the storage port and its strict in-memory implementation; may import the runtime contract
 * and the error vocabulary.
 */
@NullMarked
package org.korudelta.runtime.storage;

import org.jspecify.annotations.NullMarked;
