package org.korudelta.examples.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.World;

/** That the simulation finds what is wrong with the limiter that leaks, and what the page shows. */
class LeakyLimiterTests {
  private static final World LEAKY = simulation -> new Clients(simulation, LeakyLimiter::new).run();

  @Test
  void search_leakyLimiter_isFoundAndShrunkToAFewDeviations() {
    Found found = new Search(new Runner(LEAKY)).run(1, 1_000).orElseThrow();

    assertThat(found.failure().kind()).isEqualTo("over_granted");
    assertThat(found.failure().message()).isEqualTo("granted=2 allowed=1");
    assertThat(found.shrunk().deviations()).isLessThanOrEqualTo(5);
  }

  @Test
  void demonstration_prints_whatThePageShows() throws IOException {
    String page = Files.readString(Path.of("README.md"));

    assertThat(failure().getMessage().lines().map(String::strip))
        .allSatisfy(line -> assertThat(page).contains(line));
    assertThat(savedLines())
        .filteredOn(line -> !line.startsWith("hash "))
        .allSatisfy(line -> assertThat(page).contains(line + "\n"));
  }

  private static List<String> savedLines() throws IOException {
    String test = LeakyLimiterDemonstration.class.getName() + ".tryAcquire_manyClients_isLimited";
    return Files.readAllLines(Path.of("target/simulations", test + ".sim"));
  }

  private static Throwable failure() {
    Event failed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(LeakyLimiterDemonstration.class))
            .execute()
            .testEvents()
            .failed()
            .list()
            .get(0);
    return failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }
}
