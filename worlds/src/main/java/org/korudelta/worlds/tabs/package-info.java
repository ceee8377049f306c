/**
 * Owns the world of several tabs that share one database: who may own it, what becomes of calls
 * when tabs end, freeze and lose messages. May import the front door, what is shared, and the
 * simulator.
 */
@NullMarked
package org.korudelta.worlds.tabs;

import org.jspecify.annotations.NullMarked;
