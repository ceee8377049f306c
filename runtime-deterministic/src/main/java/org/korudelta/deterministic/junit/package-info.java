/**
 * Owns simulations as tests: JUnit Jupiter's {@code @Simulate} and the way between jqwik and
 * choices; may import everything else of this module and, here alone, JUnit, jqwik and what of the
 * JDK browsers lack. Whoever does not use this package needs neither.
 */
@NullMarked
package org.korudelta.deterministic.junit;

import org.jspecify.annotations.NullMarked;
