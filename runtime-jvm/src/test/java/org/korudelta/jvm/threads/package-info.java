/**
 * Owns the proof that threads on real files see one order of commits; may import the database
 * behind its front door and the simulator's checkers of histories, and no other part of the
 * simulator.
 */
@NullMarked
package org.korudelta.jvm.threads;

import org.jspecify.annotations.NullMarked;
