/** Owns conditions on JSON documents and their order; may import values and errors. */
@NullMarked
package org.korudelta.query;

import org.jspecify.annotations.NullMarked;
