package org.korudelta.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.World;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;

@Timeout(120)
class FaultTrialTests {

  @ParameterizedTest
  @EnumSource
  void of_wholeSuite_catchesEveryFaultByName(Fault fault) {
    FaultTrial trial = trial(fault, Catalogue.scenarios());

    assertThat(trial.unsound()).isEmpty();
    assertThat(trial.caughtBy()).containsAll(fault.namedBy());
    assertThat(trial.caught()).isTrue();
    assertThat(trial.text())
        .startsWith(fault.text() + " on plain: caught by ")
        .endsWith("by name " + String.join(", ", fault.namedBy()));
  }

  @Test
  void of_fewWakeUps_missesTheLostOne() {
    FaultTrial trial = trial(Fault.LOSES_A_WAKE_UP, List.of(sleeping("R5.short")));

    assertThat(trial.caughtBy()).isEmpty();
    assertThat(trial.caught()).isFalse();
    assertThat(trial.text())
        .isEqualTo("loses-a-wake-up on plain: ESCAPED, caught by 0 scenarios, by name none");
  }

  @Test
  void of_scenarioThatFailsOnTheSoundHost_showsNothing() {
    Scenario failing =
        Scenario.of("R4.fails", c -> c.runtime().failed(new KoruException.Limit("always")));
    FaultTrial trial = trial(Fault.RUNS_INLINE, List.of(failing));

    assertThat(trial.unsound()).containsExactly("R4.fails");
    assertThat(trial.caught()).isFalse();
    assertThat(trial.text()).contains("fail without the fault: [R4.fails]");
  }

  @Test
  void of_platformThatRunsByItself_isRefused() {
    Platform idle =
        new Platform() {
          @Override
          public String name() {
            return "idle";
          }

          @Override
          public boolean fifo() {
            return true;
          }

          @Override
          public World world(ErrorSink errors) {
            AsyncRuntime runtime = PlainPlatform.sound().world(errors).runtime();
            return () -> runtime;
          }
        };
    assertThatThrownBy(
            () -> FaultTrial.of(Fault.RUNS_INLINE, List.of(sleeping("R5.short")), idle, idle))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("platform=idle");
  }

  private static Scenario sleeping(String id) {
    return Scenario.of(
        id, c -> c.runtime().sleep(Duration.ofMillis(1)).map(none -> c.observe("awake", true)));
  }

  private static FaultTrial trial(Fault fault, List<Scenario> scenarios) {
    return FaultTrial.of(fault, scenarios, PlainPlatform.sound(), PlainPlatform.with(fault));
  }
}
