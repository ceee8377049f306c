/**
 * Owns trials, their figures, and how figures stand beside their targets: on the screen, in a
 * table, in a file. May import JMH and core's JSON; knows nothing of what is measured.
 */
@NullMarked
package org.korudelta.benchmarks.result;

import org.jspecify.annotations.NullMarked;
