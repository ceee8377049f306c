/**
 * Owns embeddings and the search and navigation among them; knows nothing of versions; may import
 * values.
 */
@NullMarked
package org.korudelta.vector;

import org.jspecify.annotations.NullMarked;
