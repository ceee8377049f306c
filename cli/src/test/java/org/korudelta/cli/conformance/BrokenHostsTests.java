package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.broken.BrokenHost;
import org.korudelta.conformance.broken.HostTrial;
import org.korudelta.json.Json;

class BrokenHostsTests {

  @Test
  @Timeout(300)
  void trials_everyFaultOnBothPlatforms_isCaughtByName() {
    List<HostTrial> trials = BrokenHosts.trials();

    assertThat(trials).hasSize(2 * BrokenHost.values().length).allMatch(HostTrial::caught);
    assertThat(trials)
        .extracting(HostTrial::platform)
        .containsExactly("plain", "deterministic", "plain", "deterministic");
  }

  @Test
  void json_trial_namesItsScenarios() {
    HostTrial trial =
        new HostTrial(BrokenHost.RUNS_INLINE, "plain", List.of("R10.never_inline"), List.of());

    assertThat(BrokenHosts.json(List.of(trial)))
        .isEqualTo(
            Json.parse(
                """
                [{"host":"runs-inline","platform":"plain","caught":false,"caughtBy":["R10.never_inline"]}]
                """));
  }
}
