package org.korudelta.benchmarks.vector.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTests {
  @Test
  void perSecondAt_betweenTwoEfforts_isBetweenTheirRates() {
    Curve curve = new Curve();
    curve.add(10, new Pass(0.90, 4_000));
    curve.add(20, new Pass(0.98, 1_000));

    assertThat(curve.perSecondAt(0.98).orElse(0)).isCloseTo(1_000, within(1e-6));
    assertThat(curve.perSecondAt(0.94).orElse(0)).isCloseTo(2_000, within(1e-6));
    assertThat(curve.perSecondAt(0.80)).hasValue(4_000);
    assertThat(curve.perSecondAt(0.99)).isEmpty();
  }

  @Test
  void add_again_keepsTheFaster() {
    Curve curve = new Curve();
    curve.add(128, new Pass(0.9, 100));
    curve.add(128, new Pass(0.9, 300));
    curve.add(128, new Pass(0.9, 200));

    assertThat(curve.perSecondAt(0.9)).hasValue(300);
  }

  @Test
  void passAt_oneEffortOnly_isThat() {
    Curve scan = new Curve();
    scan.add(50, new Pass(0.9, 100));
    assertThat(scan.passAt(128)).hasValue(new Pass(0.9, 100));
    scan.add(60, new Pass(0.95, 100));
    assertThat(scan.passAt(128)).isEmpty();
    assertThat(scan.passAt(60)).hasValue(new Pass(0.95, 100));
  }

  @Test
  void heard_whatWasSaid_isTheSame() {
    Pass pass = new Pass(0.123, 4_567.8);

    assertThat(Pass.heard(List.of("noise of a library", pass.said()))).isEqualTo(pass);
    assertThatThrownBy(() -> Pass.heard(List.of("noise"))).hasMessageContaining("no pass");
  }
}
