package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.broken.Fault;
import org.korudelta.conformance.broken.FaultTrial;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.json.Json;

class FaultTrialsTests {

  @Test
  @Timeout(300)
  void trials_everyFaultOnBothPlatforms_isCaughtByName() {
    List<FaultTrial> trials = FaultTrials.trials(ScenarioGroup.RUNTIME);

    assertThat(trials).hasSize(2 * Fault.values().length).allMatch(FaultTrial::caught);
    assertThat(trials).extracting(FaultTrial::platform).containsOnly("plain", "deterministic");
  }

  @Test
  void trials_groupWithoutTheScenariosThatNameFaults_areNone() {
    assertThat(FaultTrials.trials(ScenarioGroup.STORAGE)).isEmpty();
  }

  @Test
  void json_trial_namesItsScenarios() {
    FaultTrial trial =
        new FaultTrial(Fault.RUNS_INLINE, "plain", List.of("R10.never_inline"), List.of());

    assertThat(FaultTrials.json(List.of(trial)))
        .isEqualTo(
            Json.parse(
                """
                [{"fault":"runs-inline","platform":"plain","caught":false,"caughtBy":["R10.never_inline"]}]
                """));
  }
}
