package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

/** Times of commits rise whatever the wall clock does (D1). */
class HybridClockTests {

  @Test
  void next_wallAhead_isTheWall() {
    assertThat(HybridClock.next(10, 5)).isEqualTo(10);
    assertThat(HybridClock.next(-10, HybridClock.BEFORE_ALL)).isEqualTo(-10);
  }

  @Test
  void next_wallStandsOrStepsBack_isOneAbove() {
    assertThat(HybridClock.next(5, 5)).isEqualTo(6);
    assertThat(HybridClock.next(1, 5)).isEqualTo(6);
    assertThat(HybridClock.next(Long.MIN_VALUE, HybridClock.BEFORE_ALL))
        .isEqualTo(Long.MIN_VALUE + 1);
  }

  @Test
  void next_atTheEndOfTime_isLimit() {
    assertThat(HybridClock.next(0, Long.MAX_VALUE - 1)).isEqualTo(Long.MAX_VALUE);
    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> HybridClock.next(0, Long.MAX_VALUE));
  }
}
