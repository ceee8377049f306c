package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.ScenarioRun;
import org.korudelta.conformance.World;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** What scenarios observe of a database in memory alone is what they observe of a stored one. */
class InMemoryConformanceTests {
  private static final int CELL_SECONDS_MAX = 60;
  private static final int LOG_ID_BYTES = 16;

  /** What opens its database again, which in memory alone cannot be. */
  private static final Set<String> REOPENING =
      Set.of("D12.resumes_after_restart", "D14.graph_after_restart");

  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicTest> scenario_inMemoryAlone_observesTheSame() {
    JvmPlatform stored = new JvmPlatform(directory);
    return Stream.of(ScenarioGroup.VALUES, ScenarioGroup.DATABASE)
        .map(ScenarioGroup::scenarios)
        .flatMap(List::stream)
        .filter(scenario -> !REOPENING.contains(scenario.id()))
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> compare(scenario, stored)));
  }

  private static void compare(Scenario scenario, Platform stored) throws Exception {
    Cell expected = run(scenario, stored);
    assertThat(expected).isInstanceOf(Cell.Observed.class);
    assertThat(run(scenario, new InMemory(stored))).isEqualTo(expected);
  }

  private static Cell run(Scenario scenario, Platform platform) throws Exception {
    CompletableFuture<Cell> ended = new CompletableFuture<>();
    ScenarioRun.start(scenario, platform, ended::complete);
    return ended.get(CELL_SECONDS_MAX, TimeUnit.SECONDS);
  }

  /** Another platform, whose databases are in memory alone where scenarios let it choose. */
  private record InMemory(Platform other) implements Platform {
    @Override
    public String name() {
      return other.name() + " in memory";
    }

    @Override
    public boolean fifo() {
      return other.fifo();
    }

    @Override
    public World world(ErrorSink errors) {
      return other.world(errors);
    }

    @Override
    public Promise<KoruDelta> database(AsyncRuntime runtime, Options options) {
      runtime.entropy().nextBytes(new byte[LOG_ID_BYTES]); // So that salts are those of the other.
      return KoruDelta.inMemory(runtime, options);
    }
  }
}
