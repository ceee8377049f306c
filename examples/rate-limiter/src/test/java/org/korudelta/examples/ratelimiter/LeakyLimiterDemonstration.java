package org.korudelta.examples.ratelimiter;

import org.korudelta.deterministic.junit.Simulate;
import org.korudelta.deterministic.simulation.Simulation;

/** Fails, and shall; it runs when it is asked for by name. */
class LeakyLimiterDemonstration {

  @Simulate(seeds = 1_000)
  void tryAcquire_manyClients_isLimited(Simulation simulation) {
    new Clients(simulation, LeakyLimiter::new).run();
  }
}
