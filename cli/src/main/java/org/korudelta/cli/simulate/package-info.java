/**
 * Owns the simulator's command side: the planted bugs, and worlds that run with one of them. May
 * import the worlds, the runtimes and what the command line shares.
 */
@NullMarked
package org.korudelta.cli.simulate;

import org.jspecify.annotations.NullMarked;
