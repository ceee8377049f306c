/**
 * Owns who is measured: KoruDelta, its baselines and its peers, each behind the same interface; may
 * import the workload, KoruDelta and the peers' libraries.
 */
@NullMarked
package org.korudelta.benchmarks.engine.peer;

import org.jspecify.annotations.NullMarked;
