package org.korudelta.deterministic.simulation;

import java.util.List;

/**
 * A program whose runs are simulated: it asks {@link Simulation} for everything that could be
 * otherwise, and throws when something is wrong.
 *
 * <pre>{@code
 * World transfers = simulation -> {
 *   DeterministicRuntime runtime = simulation.runtime();
 *   …
 *   simulation.always(sum == 100, "sum", () -> "money is not kept: sum=" + sum);
 * };
 * }</pre>
 *
 * <p>Called once for each run; what one run leaves behind must not be seen by the next.
 */
@FunctionalInterface
public interface World {

  /** One run. */
  void run(Simulation simulation);

  /** The marks of {@link Simulation#sometimes} that some run of a long enough search must reach. */
  default List<String> marks() {
    return List.of();
  }
}
