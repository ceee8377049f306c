/**
 * Owns how a behaviour is stated once and compared across platforms: scenario, platform port,
 * report and table; may import core and the runtime contract, no concrete runtime.
 */
@NullMarked
package org.korudelta.conformance;

import org.jspecify.annotations.NullMarked;
