/**
 * Owns KoruDelta on the JVM: the runtime over threads and files, and the blocking front door; may
 * import everything of core and of the runtime contract.
 */
@NullMarked
package org.korudelta.jvm;

import org.jspecify.annotations.NullMarked;
