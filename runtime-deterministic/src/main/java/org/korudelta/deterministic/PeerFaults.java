package org.korudelta.deterministic;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * What may happen to a message between peers, drawn from the choice stream: zeros are no fault.
 *
 * @param lostOneIn one message in so many is lost; 0 for none, else at least 2
 * @param delayMax the longest delay; zero for none. Delayed messages of one sender stay in order
 */
public record PeerFaults(int lostOneIn, Duration delayMax) {
  /** No fault at all. */
  public static final PeerFaults NONE = new PeerFaults(0, Duration.ZERO);

  /** Refuses what is no rate and no duration. */
  public PeerFaults {
    if (lostOneIn < 0 || lostOneIn == 1) {
      throw new KoruException.BadRequest("no rate: lostOneIn=" + lostOneIn);
    }
    if (delayMax.isNegative()) {
      throw new KoruException.BadRequest("negative duration: delayMax=" + delayMax);
    }
  }
}
