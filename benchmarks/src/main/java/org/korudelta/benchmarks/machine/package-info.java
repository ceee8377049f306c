/**
 * Owns what the machine lends to measurements: Java installations, and directories for a while; may
 * import how the command finds programs.
 */
@NullMarked
package org.korudelta.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
