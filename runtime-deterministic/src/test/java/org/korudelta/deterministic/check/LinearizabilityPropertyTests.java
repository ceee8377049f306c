package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What holds of every history, made or mutated at random. */
class LinearizabilityPropertyTests {
  private static final Linearizability LINEARIZABILITY = new Linearizability();

  @Test
  void check_realRegisters_isAlwaysAccepted() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(LINEARIZABILITY.check(RegisterRuns.crashing(seed, 60, 40)))
          .as("seed=%d", seed)
          .isEqualTo(new Verdict.Accepted());
    }
  }

  @Test
  void check_oneAnswerIsChanged_isMostlyRejected() {
    long rejected =
        IntStream.range(0, 200)
            .mapToObj(seed -> mutated(RegisterRuns.calm(seed, 60, List.of("x")), seed))
            .filter(run -> LINEARIZABILITY.check(run) instanceof Verdict.Rejected)
            .count();

    assertThat(rejected).isBetween(150L, 200L);
  }

  /** Some read gives another value of the run. */
  private static List<Operation> mutated(List<Operation> operations, int seed) {
    Random random = new Random(seed);
    List<Operation> mutated = new ArrayList<>(operations);
    int place = random.nextInt(mutated.size());
    while (!(mutated.get(place).action() instanceof Action.Read)
        || !mutated.get(place).isAnswered()) {
      place = (place + 1) % mutated.size();
    }
    Operation read = mutated.get(place);
    int value = read.ending().answers().get(0);
    int other = (value + 1 + random.nextInt(15)) % 16;
    Moment at = read.ending().settled().orElseThrow();
    Ending ending = new Ending.Answered(at, List.of(other));
    mutated.set(place, new Operation(read.client(), read.action(), read.invoked(), ending));
    return mutated;
  }

  @Test
  void check_sixOperations_saysWhatTheDefinitionSays() {
    int bad = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      List<Operation> operations = SmallHistories.any(seed);
      boolean expected = BruteForce.isLinearizable(operations);
      assertThat(LINEARIZABILITY.check(operations).isAccepted())
          .as("seed=%d %s", seed, operations)
          .isEqualTo(expected);
      bad += expected ? 0 : 1;
    }
    assertThat(bad).isBetween(2_000, 8_500);
  }

  @Test
  void check_thousandOperationsOnAKey_takesLessThanASecond() {
    List<Operation> operations = RegisterRuns.calm(7, 1_000, List.of("x"));

    Assertions.assertTimeout(
        Duration.ofSeconds(1),
        () -> assertThat(LINEARIZABILITY.check(operations).isAccepted()).isTrue());
  }
}
