package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeSliceTests {
  private final TimeSlice slice = new TimeSlice();

  @Test
  void spend_workOverManyTurns_addsUp() {
    for (int turn = 0; turn < 7; turn++) {
      slice.enter(turn * 100);
      slice.spend(turn * 100 + 1);
    }
    assertThat(slice.usedUp()).isFalse();
    slice.enter(1_000);
    slice.spend(1_001);
    assertThat(slice.usedUp()).isTrue();
  }

  @Test
  void enter_afterARest_countsNoRest() {
    slice.enter(0);
    slice.spend(1);
    slice.enter(1_000_000);
    slice.spend(1_000_001);
    assertThat(slice.usedUp()).isFalse();
  }

  @Test
  void spend_clockStandsStill_isUsedUpAfterManyLooks() {
    for (int look = 1; look < TimeSlice.LOOKS_MAX; look++) {
      slice.spend(0);
    }
    assertThat(slice.usedUp()).isFalse();
    slice.spend(0);
    assertThat(slice.usedUp()).isTrue();
    slice.renew();
    assertThat(slice.usedUp()).isFalse();
  }

  @Test
  void spend_manyLooksAtAClockThatMoves_isNotUsedUp() {
    for (int look = 1; look < 2 * TimeSlice.LOOKS_MAX; look++) {
      slice.spend(look * 0.001);
    }
    assertThat(slice.usedUp()).isFalse();
  }

  @Test
  void renew_usedUp_startsAgain() {
    slice.enter(0);
    slice.spend(8);
    slice.renew();
    assertThat(slice.usedUp()).isFalse();
  }

  @Test
  void batch_shortWork_doublesUpToItsBound() {
    slice.enter(0);
    assertThat(slice.batch()).isEqualTo(1);
    slice.spend(0.1);
    assertThat(slice.batch()).isEqualTo(2);
    for (int i = 0; i < 20; i++) {
      slice.spend(0.1);
    }
    assertThat(slice.batch()).isEqualTo(64);
  }

  @Test
  void batch_longWork_fallsBackToOne() {
    slice.enter(0);
    for (int i = 0; i < 5; i++) {
      slice.spend(0);
    }
    slice.spend(1);
    assertThat(slice.batch()).isEqualTo(1);
  }
}
