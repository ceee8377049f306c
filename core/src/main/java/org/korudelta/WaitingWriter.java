package org.korudelta;

import java.util.List;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.PromiseSource;

/** Waits for the versions of one commit. */
record WaitingWriter(List<VersionRecord> versions, PromiseSource<List<Version>> answer)
    implements QueuedCommit.Waiting {
  @Override
  public void done() {
    answer.succeed(Versions.of(versions));
  }

  @Override
  public void failed(KoruException error) {
    answer.fail(error);
  }
}
