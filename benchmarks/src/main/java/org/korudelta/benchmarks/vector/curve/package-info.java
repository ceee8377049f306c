/** Owns rates of searching over what is found; imports nothing of the project. */
@NullMarked
package org.korudelta.benchmarks.vector.curve;

import org.jspecify.annotations.NullMarked;
