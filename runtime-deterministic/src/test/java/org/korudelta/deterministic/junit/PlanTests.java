package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;

class PlanTests {

  static class Wrong {
    @Simulate(budget = "30x")
    void budget(Simulation simulation) {}
  }

  @Test
  void budget_unknownUnit_isBadRequest() {
    assertThat(Kit.run(Wrong.class).failure())
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no budget: budget=30x; a number and ms, s or m: 500ms, 30s, 2m");
  }

  static class NoSimulation {
    @Simulate
    void none(TestInfo info) {}
  }

  @Test
  void parameters_noSimulation_isBadRequest() {
    assertThat(Kit.run(NoSimulation.class).failure())
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage(
            "a simulated test has one parameter of type Simulation: method=none"
                + " parameters=[TestInfo]");
  }

  static class Zero {
    @Simulate(seeds = 0)
    void none(Simulation simulation) {}
  }

  @Test
  void seeds_none_isBadRequest() {
    assertThat(Kit.run(Zero.class).failure()).hasMessage("seeds below 1: seeds=0");
  }
}
