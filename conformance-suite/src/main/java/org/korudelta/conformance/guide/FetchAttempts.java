package org.korudelta.conformance.guide;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * How a {@link FetchQueue} tries an address.
 *
 * @param max how often, 1 to 30
 * @param pause before the second attempt; doubled before each further one
 * @param deadline for each attempt
 */
public record FetchAttempts(int max, Duration pause, Duration deadline) {
  private static final int LIMIT = 30;

  /** Refuses a number out of range with {@code bad_request}. */
  public FetchAttempts {
    if (max < 1 || max > LIMIT) {
      throw new KoruException.BadRequest(
          "attempts out of range: attempts=" + max + " min=1 max=" + LIMIT);
    }
  }
}
