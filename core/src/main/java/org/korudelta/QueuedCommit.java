package org.korudelta;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.LentThread;

/**
 * A commit on its way into the log.
 *
 * @param composed its versions
 * @param writer who waits for it
 * @param durably whether until it is synced, or until it is visible
 */
record QueuedCommit(ComposedCommit composed, Waiting writer, boolean durably) {
  private static final int RECORD_BYTES = 256;

  /** Who is told how a commit ended; called from any thread, two at a time too; must not throw. */
  interface Waiting {
    void done();

    void failed(KoruException error);

    /** The thread that waits, where there is one. */
    default Optional<LentThread> lentThread() {
      return Optional.empty();
    }

    /** Offers {@code work} to the first of {@code all} who does it; false where nobody does. */
    static boolean offer(List<Waiting> all, Runnable work) {
      for (Waiting waiting : all) {
        if (waiting.lentThread().isPresent() && waiting.lentThread().get().offer(work)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Its versions by ordinal. */
  List<VersionRecord> versions() {
    return composed.versions();
  }

  /** Whether the parent of one of its versions is a tombstone. */
  boolean revives(VersionRecord version) {
    return !composed.revivals().isEmpty() && composed.revivals().contains(version.ordinal());
  }

  /** About how long it is in the log. */
  long bytes() {
    long bytes = 0;
    for (VersionRecord version : versions()) {
      int length = RECORD_BYTES + version.content().length + version.metadata().length;
      length += VersionId.BYTES * version.causes().size(); // All of it less than 2^29.
      bytes += length;
    }
    return bytes;
  }
}
