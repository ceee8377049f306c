/**
 * Owns trials, their figures, and how figures stand beside their targets on the screen and in a
 * file; may import JMH, picocli and JSON, and knows nothing of what is measured.
 */
@NullMarked
package org.korudelta.benchmarks.result;

import org.jspecify.annotations.NullMarked;
