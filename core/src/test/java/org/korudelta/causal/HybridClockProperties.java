package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.korudelta.error.KoruException;

/** The next time is max(wall, last + 1), without overflow (D1). */
class HybridClockProperties {

  @Property
  void next_anyWallAndLast_isTheGreaterOfWallAndOneAbove(
      @ForAll long wallNanos, @ForAll long lastNanos) {
    BigInteger above = BigInteger.valueOf(lastNanos).add(BigInteger.ONE);
    BigInteger expected = above.max(BigInteger.valueOf(wallNanos));
    if (above.bitLength() > 63) {
      assertThatExceptionOfType(KoruException.Limit.class)
          .isThrownBy(() -> HybridClock.next(wallNanos, lastNanos));
      return;
    }

    assertThat(BigInteger.valueOf(HybridClock.next(wallNanos, lastNanos))).isEqualTo(expected);
  }

  @Property
  void next_anyReadings_risesAndNeverFallsBehind(@ForAll List<Integer> readings) {
    long last = HybridClock.BEFORE_ALL;
    for (int reading : readings) {
      long next = HybridClock.next(reading, last);
      assertThat(next).isGreaterThan(last).isGreaterThanOrEqualTo(reading);
      last = next;
    }
  }
}
