package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.runtime.Capability;

/**
 * The runtime's scenarios in the places that have no column in the table of platforms: what they
 * observe is what was reviewed.
 */
class ContractTests {
  private static final Path REVIEWED = Path.of("..", "conformance-suite", "digests.txt");

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PAGE", "PAGE_WASM", "NODE"})
  void runtimeScenarios_placeWithoutColumn_observeTheReviewedDigests(Place place) throws Exception {
    Map<String, String> observed = new TreeMap<>();
    place
        .run("korudelta-conformance", "contract.mjs")
        .results()
        .forEach(result -> observed.put(result.name(), result.text()));

    assertThat(observed).isEqualTo(expected(observed));
  }

  /** What a place observes that has the capabilities that {@code observed} tells of. */
  private static Map<String, String> expected(Map<String, String> observed) throws IOException {
    Map<String, String> expected = reviewed();
    for (Capability capability : List.of(Capability.PEERS, Capability.PEER_LOCKS)) {
      expected.put(capability.name(), observed.get(capability.name()));
    }
    for (Scenario scenario : ScenarioGroup.named("runtime").scenarios()) {
      if (scenario.needs().filter(need -> !"true".equals(expected.get(need.name()))).isPresent()) {
        expected.put(scenario.id(), "absent");
      }
    }
    return expected;
  }

  /** Digests of the group {@code runtime} by id. */
  private static Map<String, String> reviewed() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String line : Files.readAllLines(REVIEWED)) {
      if (line.startsWith("R")) {
        int space = line.indexOf(' ');
        digests.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return digests;
  }
}
