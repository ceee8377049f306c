package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.PromiseSource;

/**
 * Waits for the versions of one commit.
 *
 * @param versions what it is told
 * @param reply tells it
 * @param lentThread the thread that waits, where there is one
 */
record WaitingWriter(List<VersionRecord> versions, Reply<?> reply, Optional<LentThread> lentThread)
    implements QueuedCommit.Waiting {

  /**
   * How a writer is told: the answer is made here and not by a callback, which would take a hop.
   *
   * @param answer completes then
   * @param of what it completes with
   */
  record Reply<T>(PromiseSource<T> answer, Function<List<Version>, T> of) {
    private void done(List<VersionRecord> versions) {
      answer.succeed(of.apply(Versions.of(versions)));
    }

    void failed(Throwable error) {
      answer.fail(error);
    }
  }

  @Override
  public void done() {
    reply.done(versions);
  }

  @Override
  public void failed(KoruException error) {
    reply.failed(error);
  }
}
