package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** How causal consistency and session guarantees stand to their definitions and to each other. */
class CausalPropertyTests {
  private static final CausalConsistency CAUSAL = new CausalConsistency();
  private static final SessionGuarantees SESSIONS = new SessionGuarantees();

  @Test
  void check_realRegisters_areAlwaysAccepted() {
    for (int seed = 0; seed < 100; seed++) {
      List<Operation> run = RegisterRuns.crashing(seed, 200, 60);
      assertThat(CAUSAL.check(run)).as("seed=%d", seed).isEqualTo(new Verdict.Accepted());
      assertThat(SESSIONS.check(run)).as("seed=%d", seed).isEqualTo(new Verdict.Accepted());
    }
  }

  @Test
  void check_sixOperations_saysWhatTheDefinitionSays() {
    int bad = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      List<Operation> operations = SmallHistories.unique(seed);
      boolean expected =
          UnfoundedReads.in(new Writers(operations), operations).isEmpty()
              && BruteForce.isCausal(operations);
      assertThat(CAUSAL.check(operations).isAccepted())
          .as("seed=%d %s", seed, operations)
          .isEqualTo(expected);
      bad += expected ? 0 : 1;
    }
    assertThat(bad).isBetween(4_000, 17_000);
  }

  @Test
  void check_causallyConsistent_keepsTheSessionGuarantees() {
    int broken = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      List<Operation> operations = SmallHistories.unique(seed);
      if (!SESSIONS.check(operations).isAccepted()) {
        broken++;
        assertThat(CAUSAL.check(operations).isAccepted()).as("seed=%d", seed).isFalse();
      }
    }
    assertThat(broken).isGreaterThan(500);
  }

  @Test
  void check_linearizable_isCausal() {
    for (int seed = 0; seed < 20_000; seed++) {
      List<Operation> operations = SmallHistories.unique(seed);
      if (new Linearizability().check(operations).isAccepted()) {
        assertThat(CAUSAL.check(operations).isAccepted()).as("seed=%d", seed).isTrue();
      }
    }
  }

  @Test
  void check_tenThousandOperations_isQuick() {
    List<Operation> run = RegisterRuns.calm(3, 10_000, List.of("x", "y", "z"));
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(CAUSAL.check(run).isAccepted()).isTrue());
  }
}
