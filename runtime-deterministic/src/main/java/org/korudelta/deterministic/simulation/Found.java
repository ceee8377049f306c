package org.korudelta.deterministic.simulation;

import org.korudelta.deterministic.choice.Recording;

/**
 * A failure that a search found.
 *
 * @param seed the seed of the run that failed first
 * @param runs how many runs it took, that one included
 * @param failedFirst why that run failed
 * @param first that run's choices
 * @param shrunk the simplest choices found that fail in the same way
 * @param tries how many runs the shrinking took
 * @param run what happens with {@code shrunk}
 */
public record Found(
    long seed,
    int runs,
    Failure failedFirst,
    Recording first,
    Recording shrunk,
    int tries,
    Run run) {

  /** Whether the same choices fail again; if not, something else than they decides. */
  public boolean repeats() {
    return run.failure().isPresent();
  }

  /** Why the simplest run fails; why the first one failed where that does not repeat. */
  public Failure failure() {
    return run.failure().orElse(failedFirst);
  }
}
