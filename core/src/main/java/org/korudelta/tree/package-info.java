/** Owns trees that share what did not change, so that readers need no lock; may import text. */
@NullMarked
package org.korudelta.tree;

import org.jspecify.annotations.NullMarked;
