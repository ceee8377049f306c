/** Owns bounded memory for what can be read again; may import errors. */
@NullMarked
package org.korudelta.cache;

import org.jspecify.annotations.NullMarked;
