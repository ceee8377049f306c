package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTests {
  @Test
  void of_anyDouble_isItsShortestFormOrName() {
    assertThat(NumberText.of(0.1)).isEqualTo("0.1");
    assertThat(NumberText.of(-2)).isEqualTo("-2");
    assertThat(NumberText.of(Double.NaN)).isEqualTo("NaN");
    assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }
}
