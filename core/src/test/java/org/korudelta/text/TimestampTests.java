package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class TimestampTests {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000000001Z, 1",
    "1969-12-31T23:59:59.999999999Z, -1",
    "1970-01-01t00:00:01.5z, 1500000000",
    "1970-01-01T01:00:00+01:00, 0",
    "1969-12-31T18:29:00-05:31, 0",
    "1970-01-01T00:00:00-00:00, 0",
    "2026-01-01T00:00:00Z, 1767225600000000000",
    "2000-02-29T12:00:00.123456789Z, 951825600123456789",
    "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
    "1677-09-21T00:12:43.145224192Z, -9223372036854775808"
  })
  void parse_rfc3339_isThatMoment(String text, long epochNanos) {
    assertThat(Timestamp.parse(text).epochNanos()).isEqualTo(epochNanos);
    assertThat(Timestamp.parseExact(text).epochNanos()).isEqualTo(epochNanos);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "2026-01-01, 'T' expected at 10",
        "2026-1-01T00:00:00Z, digit expected at 6",
        "+2026-01-01T00:00:00Z, digit expected at 0",
        "2026-13-01T00:00:00Z, no such day",
        "2026-00-01T00:00:00Z, no such day",
        "2026-02-29T00:00:00Z, no such day",
        "1900-02-29T00:00:00Z, no such day",
        "2026-04-31T00:00:00Z, no such day",
        "2026-01-00T00:00:00Z, no such day",
        "2026-01-01 00:00:00Z, 'T' expected at 10",
        "2026-01-01T24:00:00Z, hour above 23",
        "2026-01-01T00:60:00Z, minute above 59",
        "2016-12-31T23:59:60Z, leap seconds are not supported",
        "2026-01-01T00:00:61Z, second above 59",
        "2026-01-01T00:00Z, ':' expected at 16",
        "2026-01-01T00:00:00, offset expected at 19: Z or +hh:mm",
        "2026-01-01T00:00:00.Z, no digit after the point",
        "2026-01-01T00:00:00.1234567890Z, more than nine fraction digits",
        "2026-01-01T00:00:00+0100, ':' expected at 22",
        "2026-01-01T00:00:00+24:00, offset hour above 23",
        "2026-01-01T00:00:00+01:60, offset minute above 59",
        "2026-01-01T00:00:00Zx, unexpected text after the offset at 20",
        "``, digit expected at 0",
        "yesterday, digit expected at 0"
      })
  void parse_anythingElse_isBadRequest(String text, String reason) {
    assertThatThrownBy(() -> Timestamp.parse(text))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("bad timestamp: text=" + text + " reason=" + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2262-04-11T23:47:16.854775808Z",
        "2262-04-11T23:47:17Z",
        "3000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999-23:59"
      })
  void parse_afterTheRange_isMax(String text) {
    assertThat(Timestamp.parse(text)).isEqualTo(Timestamp.MAX);
    assertThatThrownBy(() -> Timestamp.parseExact(text))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageStartingWith("time outside 64-bit nanoseconds: text=" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1677-09-21T00:12:43.145224191Z",
        "1677-09-21T00:12:42.999999999Z",
        "0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00+23:59"
      })
  void parse_beforeTheRange_isMin(String text) {
    assertThat(Timestamp.parse(text)).isEqualTo(Timestamp.MIN);
    assertThatThrownBy(() -> Timestamp.parseExact(text)).isInstanceOf(KoruException.Limit.class);
  }

  @Test
  void toString_knownMoments_isRfc3339() {
    assertThat(Timestamp.ofEpochNanos(0)).hasToString("1970-01-01T00:00:00.000000000Z");
    assertThat(Timestamp.MIN).hasToString("1677-09-21T00:12:43.145224192Z");
    assertThat(Timestamp.MAX).hasToString("2262-04-11T23:47:16.854775807Z");
  }

  @Test
  void of_instantsOutsideTheRange_saturates() {
    assertThat(Timestamp.of(Instant.MAX)).isEqualTo(Timestamp.MAX);
    assertThat(Timestamp.of(Instant.MIN)).isEqualTo(Timestamp.MIN);
    assertThat(Timestamp.of(Timestamp.MAX.instant().plusNanos(1))).isEqualTo(Timestamp.MAX);
    assertThat(Timestamp.of(Timestamp.MIN.instant().minusNanos(1))).isEqualTo(Timestamp.MIN);
    assertThat(Timestamp.of(Timestamp.MIN.instant())).isEqualTo(Timestamp.MIN);
    assertThat(Timestamp.of(Timestamp.MIN.instant().plusNanos(1)))
        .isEqualTo(Timestamp.ofEpochNanos(Long.MIN_VALUE + 1));
  }

  @Test
  void compareTo_moments_isTheirOrderInTime() {
    assertThat(Timestamp.MIN).isLessThan(Timestamp.ofEpochNanos(-1));
    assertThat(Timestamp.ofEpochNanos(-1)).isLessThan(Timestamp.ofEpochNanos(0));
    assertThat(Timestamp.ofEpochNanos(0)).isLessThan(Timestamp.MAX);
  }

  @Test
  void epochDay_everyDayOfTenThousandYears_agreesWithTheCalendar() {
    LocalDate first = LocalDate.of(0, 1, 1);
    long days = LocalDate.of(9999, 12, 31).toEpochDay();
    for (long day = first.toEpochDay(); day <= days; day++) {
      CivilDate date = CivilDate.ofEpochDay(day);
      LocalDate expected = LocalDate.ofEpochDay(day);
      boolean same =
          date.year() == expected.getYear()
              && date.month() == expected.getMonthValue()
              && date.day() == expected.getDayOfMonth()
              && date.epochDay() == day
              && date.exists();

      assertThat(same).as("day %d is %s", day, date).isTrue();
    }
  }
}
