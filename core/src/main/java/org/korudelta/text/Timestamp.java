package org.korudelta.text;

import java.time.Instant;
import org.korudelta.error.KoruException;

/**
 * A moment as signed 64-bit nanoseconds since 1970-01-01T00:00:00Z, without leap seconds: from
 * 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z.
 *
 * <p>Its text is RFC 3339 in UTC with exactly nine fraction digits, so text sorts as time does
 * within the range. Read points outside the range are saturated ({@link #parse}, {@link #of});
 * times that are written must be inside ({@link #parseExact}).
 *
 * <p>Threading: immutable.
 *
 * @param epochNanos nanoseconds since the epoch, any {@code long}
 */
public record Timestamp(long epochNanos) implements Comparable<Timestamp> {
  /** The first moment of the range. */
  public static final Timestamp MIN = new Timestamp(Long.MIN_VALUE);

  /** The last moment of the range. */
  public static final Timestamp MAX = new Timestamp(Long.MAX_VALUE);

  static final long NANOS_PER_SECOND = 1_000_000_000L;

  private static final long SECONDS_MIN = Math.floorDiv(Long.MIN_VALUE, NANOS_PER_SECOND);
  private static final long SECONDS_MAX = Math.floorDiv(Long.MAX_VALUE, NANOS_PER_SECOND);
  private static final long LAST_NANOS = Math.floorMod(Long.MAX_VALUE, NANOS_PER_SECOND);
  private static final long FIRST_NANOS = Math.floorMod(Long.MIN_VALUE, NANOS_PER_SECOND);

  /** The moment {@code epochNanos} after the epoch, before it when negative. */
  public static Timestamp ofEpochNanos(long epochNanos) {
    return new Timestamp(epochNanos);
  }

  /** The moment {@code instant}; outside the range the nearest end of it. */
  public static Timestamp of(Instant instant) {
    return saturated(instant.getEpochSecond(), instant.getNano());
  }

  /**
   * Reads RFC 3339, for example {@code 2024-07-12T00:00:00Z} or {@code
   * 2024-07-12T02:00:00.25+02:00}: any offset, none to nine fraction digits. Outside the range the
   * nearest end of it, as a read point wants.
   *
   * @throws KoruException.BadRequest when {@code text} is not RFC 3339, names a day or time that
   *     does not exist, or a leap second
   */
  public static Timestamp parse(String text) {
    Rfc3339 moment = Rfc3339.parse(text);
    return saturated(moment.epochSeconds(), moment.nanos());
  }

  /**
   * Reads RFC 3339 as {@link #parse}, for a time that will be written.
   *
   * @throws KoruException.BadRequest as {@link #parse}
   * @throws KoruException.Limit outside the range
   */
  public static Timestamp parseExact(String text) {
    Rfc3339 moment = Rfc3339.parse(text);
    if (side(moment.epochSeconds(), moment.nanos()) != 0) {
      throw new KoruException.Limit(
          "time outside 64-bit nanoseconds: text=" + text + " min=" + MIN + " max=" + MAX);
    }
    return new Timestamp(exact(moment.epochSeconds(), moment.nanos()));
  }

  /** The same moment as the platform's type; no precision is lost. */
  public Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
  }

  @Override
  public int compareTo(Timestamp other) {
    return Long.compare(epochNanos, other.epochNanos);
  }

  /** RFC 3339 in UTC with nine fraction digits, {@code 2026-01-01T00:00:00.000000000Z}. */
  @Override
  public String toString() {
    return Rfc3339.text(
        Math.floorDiv(epochNanos, NANOS_PER_SECOND),
        (int) Math.floorMod(epochNanos, NANOS_PER_SECOND));
  }

  private static Timestamp saturated(long seconds, int nanos) {
    int side = side(seconds, nanos);
    if (side != 0) {
      return side < 0 ? MIN : MAX;
    }
    return new Timestamp(exact(seconds, nanos));
  }

  /** −1 before the range, 0 inside, 1 after. */
  private static int side(long seconds, int nanos) {
    if (seconds < SECONDS_MIN || (seconds == SECONDS_MIN && nanos < FIRST_NANOS)) {
      return -1;
    }
    return seconds > SECONDS_MAX || (seconds == SECONDS_MAX && nanos > LAST_NANOS) ? 1 : 0;
  }

  /** Two's complement wraps through the first second of the range and arrives at the right sum. */
  private static long exact(long seconds, int nanos) {
    return seconds * NANOS_PER_SECOND + nanos;
  }
}
