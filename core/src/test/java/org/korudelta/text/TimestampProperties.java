package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.korudelta.error.KoruException;

/** Moments and their text are what java.time says they are (D1). */
@PropertyDefaults(tries = 2_000)
class TimestampProperties {

  @Property
  void toString_anyMoment_hasNineDigitsAndReadsBack(@ForAll long nanos) {
    Timestamp moment = Timestamp.ofEpochNanos(nanos);
    String text = moment.toString();

    assertThat(text).hasSize(30).endsWith("Z");
    assertThat(Timestamp.parse(text)).isEqualTo(moment);
    assertThat(Timestamp.parseExact(text)).isEqualTo(moment);
    assertThat(Instant.parse(text)).isEqualTo(moment.instant());
    assertThat(Timestamp.of(moment.instant())).isEqualTo(moment);
  }

  @Property
  void compareTo_anyTwo_isTheOrderOfTheirTexts(@ForAll long left, @ForAll long right) {
    Timestamp one = Timestamp.ofEpochNanos(left);
    Timestamp other = Timestamp.ofEpochNanos(right);

    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())))
        .isEqualTo(Integer.signum(one.instant().compareTo(other.instant())));
  }

  @Property
  void of_anyInstant_isThatMomentOrTheNearerEnd(
      @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L)
          long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant instant = Instant.ofEpochSecond(seconds, nanos);

    assertThat(Timestamp.of(instant).instant()).isEqualTo(clamped(instant));
  }

  private static Instant clamped(Instant instant) {
    Instant first = Timestamp.MIN.instant();
    Instant last = Timestamp.MAX.instant();
    return instant.isBefore(first) ? first : instant.isAfter(last) ? last : instant;
  }

  /** RFC 3339 and its near misses: any field may be one too many. */
  @Provide
  Arbitrary<String> almostRfc3339() {
    Arbitrary<String> date =
        Combinators.combine(numbers(1676, 2264, 4), numbers(0, 13, 2), numbers(0, 32, 2))
            .as((year, month, day) -> year + "-" + month + "-" + day);
    Arbitrary<String> time =
        Combinators.combine(numbers(0, 24, 2), numbers(0, 60, 2), numbers(0, 60, 2))
            .as((hour, minute, second) -> hour + ":" + minute + ":" + second);
    Arbitrary<String> fraction =
        Arbitraries.strings()
            .numeric()
            .ofMaxLength(10)
            .map(digits -> digits.isEmpty() ? "" : "." + digits);
    Arbitrary<String> offset =
        Combinators.combine(Arbitraries.of("+", "-"), numbers(0, 24, 2), numbers(0, 60, 2))
            .as((sign, hour, minute) -> sign + hour + ":" + minute);
    return Combinators.combine(
            date, time, fraction, Arbitraries.oneOf(Arbitraries.of("Z", "z"), offset))
        .as((day, clock, rest, zone) -> day + "T" + clock + rest + zone);
  }

  private static Arbitrary<String> numbers(int min, int max, int digits) {
    return Arbitraries.integers()
        .between(min, max)
        .map(number -> String.format("%0" + digits + "d", number));
  }

  @Property
  void parse_almostRfc3339_isWhatJavaTimeReadsOrRefused(@ForAll("almostRfc3339") String text) {
    Optional<Instant> expected = readByJavaTime(text);
    try {
      assertThat(Timestamp.parse(text).instant()).isEqualTo(clamped(expected.orElseThrow()));
    } catch (KoruException.BadRequest refused) {
      assertThat(expected).isEmpty();
    }
  }

  /** Field by field: java.time's own parser allows offsets of at most 18 hours. */
  private static Optional<Instant> readByJavaTime(String text) {
    int zone = text.length() - (text.endsWith("Z") || text.endsWith("z") ? 1 : 6);
    String fraction = text.substring(19, zone);
    boolean tooLong = fraction.length() > 10;
    boolean leapSecond = text.startsWith("60", 17);
    if (tooLong || leapSecond) {
      return Optional.empty();
    }
    try {
      OffsetDateTime moment = LocalDateTime.parse(text.substring(0, zone)).atOffset(ZoneOffset.UTC);
      return Optional.of(moment.toInstant().minusSeconds(offsetSeconds(text.substring(zone))));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static long offsetSeconds(String zone) {
    if (zone.length() == 1) {
      return 0;
    }
    int hours = Integer.parseInt(zone.substring(1, 3));
    int minutes = Integer.parseInt(zone.substring(4));
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("offset out of range: " + zone);
    }
    return (zone.charAt(0) == '-' ? -1L : 1L) * (hours * 3_600L + minutes * 60L);
  }
}
