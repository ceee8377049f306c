/** Trees that share what did not change, so that readers need no lock. */
@NullMarked
package org.korudelta.tree;

import org.jspecify.annotations.NullMarked;
