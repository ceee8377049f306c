package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.PromiseSource;

/** Waits for the commits that a refusal may rest on. */
record WaitingRefusal(KoruException refused, PromiseSource<?> answer)
    implements QueuedCommit.Waiting {
  @Override
  public void done() {
    answer.fail(refused);
  }

  /** Whether it would have been refused nobody knows; it was not written, that is sure. */
  @Override
  public void failed(KoruException error) {
    answer.fail(
        error instanceof KoruException.Unavailable ? error : LogFailures.unavailable(error));
  }
}
