package org.korudelta.jvm.lincheck;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** The database under Lincheck: its answers are those of two numbers and a switch. */
class DatabaseTests {
  private static final boolean NIGHTLY = Boolean.getBoolean("koru.nightly");

  /** Far more than a call takes on a machine that has other work: only what hangs takes longer. */
  private static final long INVOCATION_MILLIS_MAX = 300_000;

  /** Who waits looks again while the other thread does all the work there is: dozens of tasks. */
  private static final int LOOPS_MAX = 500;

  /** What no two threads share: a switch inside would show nothing, and there would be many. */
  private static final List<String> UNSHARED =
      List.of(
          "org.korudelta.causal.",
          "org.korudelta.hash.",
          "org.korudelta.json.",
          "org.korudelta.text.",
          "org.korudelta.log.");

  @Test
  void database_anyInterleaving_isTwoNumbers() {
    new ModelCheckingOptions()
        .iterations(NIGHTLY ? 50 : 1)
        .invocationsPerIteration(NIGHTLY ? 500 : 10)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(2)
        .actorsAfter(2)
        .minimizeFailedScenario(false)
        .invocationTimeout$lincheck(INVOCATION_MILLIS_MAX)
        .loopBound(LOOPS_MAX)
        .addGuarantee(forClasses(DatabaseTests::isUnshared).allMethods().ignore())
        .sequentialSpecification(DatabaseModel.class)
        .check(HandsDatabaseCalls.class);
  }

  private static boolean isUnshared(String className) {
    return UNSHARED.stream().anyMatch(className::startsWith);
  }

  @Test
  void database_threadsThatLendHands_isTwoNumbers() {
    stress(HandsDatabaseCalls.class);
  }

  @Test
  void database_threadsOfTheJvm_isTwoNumbers() {
    stress(ThreadDatabaseCalls.class);
  }

  private static void stress(Class<?> calls) {
    new StressOptions()
        .iterations(NIGHTLY ? 200 : 5)
        .invocationsPerIteration(NIGHTLY ? 2_000 : 50)
        .threads(3)
        .actorsPerThread(3)
        .actorsBefore(2)
        .actorsAfter(2)
        .minimizeFailedScenario(false)
        .sequentialSpecification(DatabaseModel.class)
        .check(calls);
  }
}
