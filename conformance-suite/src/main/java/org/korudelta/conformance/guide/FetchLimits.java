package org.korudelta.conformance.guide;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * How a {@link FetchQueue} holds back.
 *
 * @param waiting how many addresses may wait, 1 or more
 * @param atOnce how many are fetched at once, 1 or more
 * @param apart attempts are due at least so far apart; one that is late does not move the next
 * @param attempts how often an address is tried, 1 to 30
 * @param pause before the second attempt; doubled before each further one
 * @param deadline for each attempt
 */
public record FetchLimits(
    int waiting, int atOnce, Duration apart, int attempts, Duration pause, Duration deadline) {
  private static final int ATTEMPTS_MAX = 30;

  /** Refuses numbers out of range with {@code bad_request}. */
  public FetchLimits {
    if (waiting < 1 || atOnce < 1 || attempts < 1 || attempts > ATTEMPTS_MAX) {
      throw new KoruException.BadRequest(
          "limits out of range: waiting="
              + waiting
              + " atOnce="
              + atOnce
              + " attempts="
              + attempts);
    }
  }
}
