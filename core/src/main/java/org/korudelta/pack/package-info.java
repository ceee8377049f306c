/** Finished files that are kept small: packed in blocks, read as if they were not. */
@NullMarked
package org.korudelta.pack;

import org.jspecify.annotations.NullMarked;
