/**
 * Owns what a runtime is made of: the host SPI, the runtime built over it and the single-threaded
 * event kernel; may import the runtime contract, and is open to hosts of others.
 */
@NullMarked
package org.korudelta.runtime.host;

import org.jspecify.annotations.NullMarked;
