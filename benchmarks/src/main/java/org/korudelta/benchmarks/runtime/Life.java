package org.korudelta.benchmarks.runtime;

/**
 * How a task on a virtual clock lives: for how long it sleeps each time, whether it yields before
 * the next sleep, and the count of its resumptions. The same place has the same life in every
 * world.
 */
final class Life {
  private final Population population;
  private final int sleepMillisMax;
  private final boolean yields;
  private long state;
  private boolean yielded;

  Life(Population population, int place) {
    this.population = population;
    this.sleepMillisMax = population.tasks();
    this.yields = population.yields();
    this.state = place;
  }

  /** Counts a resumption; true when the task is to yield now, false when it is to sleep. */
  boolean resumed() {
    population.resumed();
    yielded = yields && !yielded;
    return yielded;
  }

  /** How long the next sleep is: at least a millisecond, for the sake of Kotlin's clock. */
  int sleepMillis() {
    state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    return 1 + (int) ((state >>> 33) % sleepMillisMax);
  }
}
