package org.korudelta.text;

import org.korudelta.error.KoruException;

/**
 * A moment as RFC 3339 writes it, of the years 0000 to 9999.
 *
 * @param epochSeconds whole seconds since 1970-01-01T00:00:00Z, rounded down
 * @param nanos 0 to 999,999,999 on top of them
 */
record Rfc3339(long epochSeconds, int nanos) {
  private static final int SECONDS_PER_DAY = 86_400;

  static Rfc3339 parse(String text) {
    return new Rfc3339Reader(text).moment();
  }

  /** The moment of a day and a time of it that an offset moves from UTC. */
  static Rfc3339 of(CivilDate date, int secondOfDay, int nanos, int offsetSeconds) {
    return new Rfc3339(date.epochDay() * SECONDS_PER_DAY + secondOfDay - offsetSeconds, nanos);
  }

  /** UTC with nine fraction digits. */
  static String text(long epochSeconds, int nanos) {
    CivilDate date = CivilDate.ofEpochDay(Math.floorDiv(epochSeconds, (long) SECONDS_PER_DAY));
    int second = (int) Math.floorMod(epochSeconds, (long) SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(30);
    padded(text, date.year(), 4).append('-');
    padded(text, date.month(), 2).append('-');
    padded(text, date.day(), 2).append('T');
    padded(text, second / 3_600, 2).append(':');
    padded(text, second / 60 % 60, 2).append(':');
    padded(text, second % 60, 2).append('.');
    return padded(text, nanos, 9).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }

  static KoruException bad(String text, String reason) {
    String shown = text.length() <= 64 ? text : text.substring(0, 64) + "…";
    return new KoruException.BadRequest("bad timestamp: text=" + shown + " reason=" + reason);
  }
}
