package org.korudelta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.PromiseSource;

/** Waits until everything is synced. */
record WaitingSync(PromiseSource<@Nullable Void> answer, Optional<LentThread> lentThread)
    implements QueuedCommit.Waiting {
  @Override
  public void done() {
    answer.succeed(null);
  }

  @Override
  public void failed(KoruException error) {
    answer.fail(error);
  }
}
