/**
 * Owns faults that are planted in hosts and runtimes and the trial that shows that the suite
 * notices; may import the suite and the host port of runtime-api.
 */
@NullMarked
package org.korudelta.conformance.broken;

import org.jspecify.annotations.NullMarked;
