/**
 * Owns the simulated disk: its faults, what a crash may leave of it, and every state it may leave;
 * may import the choice stream, the storage port and a host's timers, and knows nothing of
 * databases.
 */
@NullMarked
package org.korudelta.deterministic.disk;

import org.jspecify.annotations.NullMarked;
