package org.korudelta.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Divergence;
import org.korudelta.deterministic.simulation.EventLog;
import org.korudelta.deterministic.simulation.Lockstep;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;

/** Each way in which programs escape their choices, and what is said of it. */
class LockstepTests {

  private static Optional<Divergence> compare(World world) {
    return new Lockstep(new Runner(world), () -> Thread.currentThread().getName())
        .run(Choices.seeded(1));
  }

  private static void assertTold(World escaping, String place) {
    Divergence found = compare(escaping).orElseThrow();

    assertThat(found.toString())
        .startsWith("two runs with the same choices differ: ")
        .contains("LockstepTests")
        .contains(place)
        .contains("Usual reasons: System.nanoTime");
  }

  @Test
  void run_programOfItsChoicesOnly_doesNotDiffer() {
    assertThat(compare(simulation -> sleep(simulation, simulation.choices().draw(9, "millis"))))
        .isEmpty();
  }

  @Test
  void run_nanoTime_isFoundWhereItDecidesATimer() {
    assertTold(simulation -> sleep(simulation, (int) (System.nanoTime() & 0xFFFF)), "TIMER");
  }

  @Test
  void run_randomUuid_isFoundWhereItNamesATask() {
    assertTold(
        simulation -> {
          DeterministicRuntime runtime = simulation.runtime();
          runtime.spawn(UUID.randomUUID().toString(), () -> runtime.sleep(Duration.ofMillis(1)));
          runtime.runUntilIdle();
          simulation.observe(UUID.randomUUID().hashCode());
        },
        "RUNS");
  }

  @Test
  void run_identityHash_isFoundWhereItsOrderShows() {
    assertTold(
        simulation -> {
          Set<Object> set = new HashSet<>();
          List<Object> objects = new ArrayList<>();
          for (int i = 0; i < 64; i++) {
            objects.add(new Object());
          }
          set.addAll(objects);
          set.forEach(each -> sleep(simulation, objects.indexOf(each)));
        },
        "TIMER");
  }

  @Test
  void run_threadOfItsOwn_isFoundWhereItCallsTheRuntime() {
    Divergence found =
        compare(
                simulation -> {
                  DeterministicRuntime runtime = simulation.runtime();
                  Thread thread = new Thread(() -> sleepQuietly(runtime), "own-thread");
                  thread.start();
                  try {
                    thread.join();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .orElseThrow();

    assertThat(found.toString())
        .contains("a thread of its own")
        .contains("thread own-thread")
        .contains("LockstepTests");
  }

  private static void sleepQuietly(DeterministicRuntime runtime) {
    try {
      runtime.sleep(Duration.ofMillis(1));
    } catch (RuntimeException noted) {
      // The log has it.
    }
  }

  @Test
  void run_staticStateOfAnEarlierRun_isFoundByItsLength() {
    List<Integer> left = new ArrayList<>();
    Divergence found =
        compare(
                simulation -> {
                  left.add(1);
                  left.forEach(each -> sleep(simulation, 1));
                })
            .orElseThrow();

    assertThat(found.second()).startsWith("ended after events=");
  }

  @Test
  void firstDifference_orderOfMapOf_showsBetweenProcesses() throws IOException {
    List<String> first = inFreshJvm();
    Optional<Divergence> found = Optional.empty();
    for (int i = 0; i < 10 && found.isEmpty(); i++) {
      found = Lockstep.firstDifference(first, inFreshJvm());
    }

    assertThat(found.orElseThrow().toString()).contains("the order of HashMap, HashSet, Map.of");
  }

  /** What {@link MapOrder} logs in a process of its own. */
  private static List<String> inFreshJvm() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")
                    + java.io.File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                MapOrder.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = process.inputReader().lines()) {
      return lines.toList();
    }
  }

  /** Sleeps in the order of a map, and prints what happened. */
  static final class MapOrder {
    private MapOrder() {}

    public static void main(String[] arguments) {
      World world =
          simulation ->
              Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6)
                  .values()
                  .forEach(millis -> sleep(simulation, millis));
      EventLog log = new EventLog();
      new Runner(world).run(Choices.seeded(1), log);
      log.lines().forEach(System.out::println);
    }
  }

  private static void sleep(Simulation simulation, int millis) {
    DeterministicRuntime runtime = simulation.runtime();
    runtime.await(runtime.sleep(Duration.ofMillis(1 + millis)));
  }
}
