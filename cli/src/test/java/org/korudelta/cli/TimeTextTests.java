package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

class TimeTextTests {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-03-31T12:30:15.5Z");
  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.SECONDS,
          ChronoUnit.MINUTES,
          ChronoUnit.HOURS,
          ChronoUnit.DAYS,
          ChronoUnit.WEEKS,
          ChronoUnit.MONTHS,
          ChronoUnit.YEARS);
  private static final List<List<String>> SHORT_UNITS =
      List.of(
          List.of("s", "sec", "secs"),
          List.of("m", "min", "mins"),
          List.of("h", "hr", "hrs"),
          List.of("d"),
          List.of("w"),
          List.of("mo", "mos"),
          List.of("y", "yr", "yrs"));

  @ParameterizedTest
  @CsvSource({
    "now,                             2024-03-31T12:30:15.5Z",
    "today,                           2024-03-31T00:00:00Z",
    "yesterday,                       2024-03-30T00:00:00Z",
    "Yesterday,                       2024-03-30T00:00:00Z",
    "2 days ago,                      2024-03-29T12:30:15.5Z",
    "2.days.ago,                      2024-03-29T12:30:15.5Z",
    "2 days,                          2024-03-29T12:30:15.5Z",
    "3 hours ago,                     2024-03-31T09:30:15.5Z",
    "10m,                             2024-03-31T12:20:15.5Z",
    "1h30m,                           2024-03-31T11:00:15.5Z",
    "1h 30m ago,                      2024-03-31T11:00:15.5Z",
    "an hour ago,                     2024-03-31T11:30:15.5Z",
    "last week,                       2024-03-24T12:30:15.5Z",
    "last month,                      2024-02-29T12:30:15.5Z",
    "1 month ago,                     2024-02-29T12:30:15.5Z",
    "a year ago,                      2023-03-31T12:30:15.5Z",
    "0s,                              2024-03-31T12:30:15.5Z",
    "2024-07-12,                      2024-07-12T00:00:00Z",
    "2024-07-12T09:30:00Z,            2024-07-12T09:30:00Z",
    "2024-07-12T11:30:00.25+02:00,    2024-07-12T09:30:00.25Z",
    "999999999 years ago,             1677-09-21T00:12:43.145224192Z",
    "9999-12-31,                      2262-04-11T23:47:16.854775807Z",
  })
  void parse_accepted_isThatMoment(String text, String expected) {
    assertThat(parse(text)).isEqualTo(Timestamp.parse(expected));
    assertThat(parse("  " + text + " ")).isEqualTo(Timestamp.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whenever",
        "2",
        "days ago",
        "2 fortnights ago",
        "ago",
        "last",
        "last week ago",
        "last 2 weeks",
        "now now",
        "today 2h",
        "2 days ago 3h",
        "2 days ago ago",
        "-2 days",
        "2,5 days",
        "1000000000 s",
        "2024-02-30",
        "2024-7-12",
        "2024-07",
        "2024-07-12T09:30",
        "٣ days",
        "2 days\u001b[2J"
      })
  void parse_anythingElse_isRefusedWithTheForms(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining(TimeText.FORMS);
  }

  @Test
  void parse_longNonsense_isShownInPart() {
    assertThatThrownBy(() -> parse("x".repeat(1_000)))
        .hasMessageContaining("x".repeat(64) + "…")
        .hasMessageNotContaining("x".repeat(65));
  }

  @Test
  void parse_anySpan_isWhatTheCalendarSays() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      int unit = random.nextInt(UNITS.size());
      int count = random.nextInt(200);
      String name = unitName(random, unit);
      String gap = List.of("", " ", ".", "_", "  ").get(random.nextInt(5));
      String text = count + gap + name + (random.nextBoolean() ? gap + "ago" : "");
      boolean glued = gap.isEmpty() && text.endsWith("ago");

      String shown = glued ? count + name : text;
      assertThat(parse(shown))
          .as(shown)
          .isEqualTo(Timestamp.of(NOW.minus(count, UNITS.get(unit)).toInstant()));
    }
  }

  @Test
  void parse_anyTextOfAnyWords_isATimeOrABadRequest() {
    List<String> words =
        List.of("2", "day", "ago", "last", "now", "today", "m", " ", ".", "-", "2024-01-01", "T");
    Random random = new Random(11);
    for (int run = 0; run < 5_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(6); word >= 0; word--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      try {
        assertThat(parse(text.toString())).as(text.toString()).isNotNull();
      } catch (KoruException.BadRequest e) {
        assertThat(e).hasMessageContaining(TimeText.FORMS);
      }
    }
  }

  private static String unitName(Random random, int unit) {
    String plural = UNITS.get(unit).toString().toLowerCase(Locale.ROOT);
    List<String> shorts = SHORT_UNITS.get(unit);
    return switch (random.nextInt(4)) {
      case 0 -> plural;
      case 1 -> plural.substring(0, plural.length() - 1);
      case 2 -> plural.toUpperCase(Locale.ROOT);
      default -> shorts.get(random.nextInt(shorts.size()));
    };
  }

  private static Timestamp parse(String text) {
    Instant now = NOW.toInstant();
    return TimeText.parse(text, Clock.fixed(now, ZoneOffset.UTC));
  }
}
