package org.korudelta.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/**
 * Times as people write them, read against a clock. Days begin at midnight UTC; months and years
 * are those of the calendar, so a month before 31 March is the last of February.
 *
 * <pre>
 * time   = moment | date | day | span ["ago"] | "last" unit
 * moment = RFC 3339, such as 2024-07-12T09:30:00Z or 2024-07-12T11:30:00.5+02:00
 * date   = 2024-07-12                          the start of that day
 * day    = "now" | "today" | "yesterday"       the start of the day, but for now
 * span   = {number unit}                       that long before now: 10m, 1h30m, 2 days
 * number = 1 to 9 digits | "a" | "an" | "one"
 * unit   = s | sec | second | m | min | minute | h | hr | hour | d | day | w | week
 *          | mo | month | y | yr | year         long ones also with a plural's s
 * </pre>
 *
 * <p>Words may be in any case, and stand apart by blanks, dots or underlines, or not at all.
 * Threading: stateless.
 */
final class TimeText {
  /** The forms in a line, for errors and help. */
  static final String FORMS =
      "RFC 3339 as 2024-07-12T09:30:00Z, a date as 2024-07-12, now, today, yesterday,"
          + " \"2 days ago\", 3h, 1h30m, \"last week\"";

  private static final int NUMBER_DIGITS_MAX = 9;

  /** Every name of every unit, without a plural's s. */
  private static final Map<String, ChronoUnit> UNITS =
      Map.ofEntries(
          Map.entry("s", ChronoUnit.SECONDS),
          Map.entry("sec", ChronoUnit.SECONDS),
          Map.entry("second", ChronoUnit.SECONDS),
          Map.entry("m", ChronoUnit.MINUTES),
          Map.entry("min", ChronoUnit.MINUTES),
          Map.entry("minute", ChronoUnit.MINUTES),
          Map.entry("h", ChronoUnit.HOURS),
          Map.entry("hr", ChronoUnit.HOURS),
          Map.entry("hour", ChronoUnit.HOURS),
          Map.entry("d", ChronoUnit.DAYS),
          Map.entry("day", ChronoUnit.DAYS),
          Map.entry("w", ChronoUnit.WEEKS),
          Map.entry("week", ChronoUnit.WEEKS),
          Map.entry("mo", ChronoUnit.MONTHS),
          Map.entry("month", ChronoUnit.MONTHS),
          Map.entry("y", ChronoUnit.YEARS),
          Map.entry("yr", ChronoUnit.YEARS),
          Map.entry("year", ChronoUnit.YEARS));

  private final String text;
  private final Deque<String> words;
  private ZonedDateTime moment;

  private TimeText(String text, Instant now) {
    this.text = text;
    this.words = words(text.toLowerCase(Locale.ROOT));
    this.moment = now.atZone(ZoneOffset.UTC);
  }

  /**
   * The time that {@code text} means while {@code clock} shows now; outside 64-bit nanoseconds the
   * nearest end of them. {@code bad_request} with the accepted forms when it means none.
   */
  static Timestamp parse(String text, Clock clock) {
    String stripped = text.strip();
    return beginsWithYear(stripped)
        ? written(stripped)
        : new TimeText(stripped, clock.instant()).meant();
  }

  private static boolean beginsWithYear(String text) {
    return text.length() > 4
        && text.charAt(4) == '-'
        && text.substring(0, 4).chars().allMatch(TimeText::digit);
  }

  private static Timestamp written(String text) {
    boolean date = text.length() == "2024-07-12".length();
    try {
      return Timestamp.parse(date ? text + "T00:00:00Z" : text);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.BadRequest(e.getMessage() + "; give " + FORMS, e);
    }
  }

  private Timestamp meant() {
    try {
      ZonedDateTime meant =
          took("now")
              ? moment
              : took("today")
                  ? midnight()
                  : took("yesterday")
                      ? midnight().minusDays(1)
                      : took("last") ? moment.minus(1, unit()) : ago();
      requireEnd();
      return Timestamp.of(meant.toInstant());
    } catch (DateTimeException e) {
      return Timestamp.MIN;
    }
  }

  private ZonedDateTime midnight() {
    return moment.truncatedTo(ChronoUnit.DAYS);
  }

  private ZonedDateTime ago() {
    do {
      int count = number();
      moment = moment.minus(count, unit());
    } while (!words.isEmpty() && !took("ago"));
    return moment;
  }

  private boolean took(String word) {
    boolean here = word.equals(words.peek());
    if (here) {
      words.remove();
    }
    return here;
  }

  private void requireEnd() {
    if (!words.isEmpty()) {
      throw bad();
    }
  }

  private int number() {
    String word = next();
    if (word.equals("a") || word.equals("an") || word.equals("one")) {
      return 1;
    }
    if (word.length() > NUMBER_DIGITS_MAX || !word.chars().allMatch(TimeText::digit)) {
      throw bad();
    }
    return Integer.parseInt(word);
  }

  private ChronoUnit unit() {
    String word = next();
    boolean plural = word.length() > 2 && word.endsWith("s");
    ChronoUnit unit = UNITS.get(plural ? word.substring(0, word.length() - 1) : word);
    if (unit == null) {
      throw bad();
    }
    return unit;
  }

  private String next() {
    if (words.isEmpty()) {
      throw bad();
    }
    return words.remove();
  }

  private KoruException bad() {
    String shown = text.length() <= 64 ? text : text.substring(0, 64) + "…";
    return new KoruException.BadRequest("not a time: text=" + shown + "; give " + FORMS);
  }

  /** Runs of digits and runs of letters; what is neither and no separator is a word of its own. */
  private static Deque<String> words(String text) {
    Deque<String> words = new ArrayDeque<>();
    int kind = 0;
    for (char c : text.toCharArray()) {
      int next = " ._".indexOf(c) >= 0 ? 0 : digit(c) ? 1 : Character.isLetter(c) ? 2 : 3;
      if (next != 0) {
        words.add(next == kind ? words.removeLast() + c : "" + c);
      }
      kind = next;
    }
    return words;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }
}
