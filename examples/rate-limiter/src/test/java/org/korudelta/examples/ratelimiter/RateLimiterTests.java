package org.korudelta.examples.ratelimiter;

import org.korudelta.deterministic.junit.Simulate;
import org.korudelta.deterministic.simulation.Simulation;

class RateLimiterTests {

  @Simulate(seeds = 1_000)
  void tryAcquire_manyClients_isLimited(Simulation simulation) {
    new Clients(simulation, RateLimiter::new).run();
  }

  @Simulate(delays = 3)
  void tryAcquire_everySmallRun_isLimited(Simulation simulation) {
    new Clients(simulation, RateLimiter::new).run();
  }
}
