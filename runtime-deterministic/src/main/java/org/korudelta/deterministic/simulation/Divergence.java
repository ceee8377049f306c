package org.korudelta.deterministic.simulation;

/**
 * Where two runs with the same choices differ for the first time.
 *
 * @param event the number of the event, from 0
 * @param first what the first run did there
 * @param second what the second one did
 */
public record Divergence(int event, String first, String second) {
  private static final String USUAL =
      "Something else than the choices decides. Usual reasons: System.nanoTime or"
          + " currentTimeMillis instead of runtime.now() or wallClock(); UUID.randomUUID, Random or"
          + " Math.random instead of runtime.entropy(); the order of HashMap, HashSet, Map.of or"
          + " Set.of, or of anything keyed by identity or System.identityHashCode; a thread or an"
          + " executor of the program's own; what an earlier run left in a static field.";

  static Divergence length(int first, int second) {
    return new Divergence(
        Math.min(first, second), "ended after events=" + first, "ended after events=" + second);
  }

  static Divergence foreign(String thread, LoggedEvent event) {
    return new Divergence(-1, "one thread runs all", "thread " + thread + ": " + event.told());
  }

  @Override
  public String toString() {
    String place = event < 0 ? "a thread of its own" : "event " + event;
    return "two runs with the same choices differ: "
        + place
        + "\n  first:  "
        + first
        + "\n  second: "
        + second
        + "\n  "
        + USUAL;
  }
}
