/**
 * Owns the program of the guide "write once, run on three runtimes"; may import the runtime's API
 * alone, as any program does.
 */
@NullMarked
package org.korudelta.conformance.guide;

import org.jspecify.annotations.NullMarked;
