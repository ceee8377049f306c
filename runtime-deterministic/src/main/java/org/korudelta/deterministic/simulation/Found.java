package org.korudelta.deterministic.simulation;

import org.korudelta.deterministic.choice.Recording;

/**
 * A failure that a search found.
 *
 * @param seed the seed of the run that failed first
 * @param runs how many runs it took, that one included
 * @param first that run's choices
 * @param shrunk the simplest choices found that fail in the same way
 * @param tries how many runs the shrinking took
 * @param run what happens with {@code shrunk}
 */
public record Found(long seed, int runs, Recording first, Recording shrunk, int tries, Run run) {

  /** Why the simplest run fails. */
  public Failure failure() {
    return run.failure().orElseThrow();
  }
}
