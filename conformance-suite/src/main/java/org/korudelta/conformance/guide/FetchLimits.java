package org.korudelta.conformance.guide;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * How a {@link FetchQueue} holds back.
 *
 * @param waiting how many addresses may wait, 1 or more
 * @param atOnce how many are fetched at once, 1 or more
 * @param apart attempts are due at least so far apart; one that is late does not move the next
 * @param attempts how each address is tried
 */
public record FetchLimits(int waiting, int atOnce, Duration apart, FetchAttempts attempts) {

  /** Refuses numbers out of range with {@code bad_request}. */
  public FetchLimits {
    if (waiting < 1 || atOnce < 1) {
      throw new KoruException.BadRequest(
          "limits out of range: waiting=" + waiting + " atOnce=" + atOnce + " min=1");
    }
  }
}
