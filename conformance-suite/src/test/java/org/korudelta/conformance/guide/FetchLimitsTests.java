package org.korudelta.conformance.guide;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

/** A queue that would hang or never end is refused before it begins. */
class FetchLimitsTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 31})
  void attempts_outOfRange_areRefused(int max) {
    assertThatThrownBy(() -> new FetchAttempts(max, SECOND, SECOND))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("attempts out of range: attempts=" + max + " min=1 max=30");
  }

  @Test
  void limits_roomForNobody_areRefused() {
    FetchAttempts attempts = new FetchAttempts(1, SECOND, SECOND);

    assertThatThrownBy(() -> new FetchLimits(0, 1, SECOND, attempts))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("limits out of range: waiting=0 atOnce=1 min=1");
    assertThatThrownBy(() -> new FetchLimits(1, 0, SECOND, attempts))
        .isInstanceOf(KoruException.BadRequest.class);
  }
}
