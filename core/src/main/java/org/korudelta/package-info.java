/**
 * Owns the front door of the database; may import every package of core and the runtime contract.
 */
@NullMarked
package org.korudelta;

import org.jspecify.annotations.NullMarked;
