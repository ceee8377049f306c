package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;

/** Finding the version of a time. */
class ChainTests {

  @Test
  void lengthAt_everyTime_countsTheVersionsUpToIt() {
    Chain chain = Chain.of(version(0));
    for (int length = 1; length <= 20; length++) {
      for (int time = -1; time <= 2 * length; time++) {
        int expected = Math.min(length, Math.floorDiv(time, 2) + 1);
        assertThat(chain.lengthAt(time)).as("time=%d length=%d", time, length).isEqualTo(expected);
      }
      chain = chain.with(version(2L * length));
    }
  }

  @Test
  void with_givenUpAndTakenAgain_keepsBothApart() {
    Chain chain = Chain.of(version(0)).with(version(1)).with(version(2));
    Chain givenUp = chain.with(version(5));
    Chain taken = chain.with(version(3));

    assertThat(givenUp.length()).isEqualTo(taken.length());
    assertThat(givenUp.newest().timestampNanos()).isEqualTo(5);
    assertThat(givenUp.with(version(6)).version(3).timestampNanos()).isEqualTo(5);
    assertThat(taken.newest().timestampNanos()).isEqualTo(3);
    assertThat(chain.newest().timestampNanos()).isEqualTo(2);
  }

  private static VersionRecord version(long nanos) {
    return Records.at(nanos, Records.id("00"));
  }
}
