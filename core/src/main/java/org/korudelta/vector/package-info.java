/** Owns embeddings and the search and navigation among them; may import versions and their ids. */
@NullMarked
package org.korudelta.vector;

import org.jspecify.annotations.NullMarked;
