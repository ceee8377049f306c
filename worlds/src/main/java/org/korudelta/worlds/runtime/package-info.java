/**
 * Owns the simulated world of the runtime alone: channels, strands, timers and promises under every
 * schedule; may import the deterministic runtime only.
 */
@NullMarked
package org.korudelta.worlds.runtime;

import org.jspecify.annotations.NullMarked;
