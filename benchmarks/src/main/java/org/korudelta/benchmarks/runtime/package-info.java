/**
 * Owns the measurements of the runtime beside its peers: tasks, channels, promises, timers, the
 * virtual clock, and what the interface costs. May import the runtimes and the peers; each peer is
 * behind {@link org.korudelta.benchmarks.runtime.Work}, as we are.
 */
@NullMarked
package org.korudelta.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
