package org.korudelta;

import org.jspecify.annotations.Nullable;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamTarget;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.ExportWriter;
import org.korudelta.transfer.stream.GenomeTally;

/**
 * Writes a history, or its end, as a stream (D15). Threading: immutable.
 *
 * <p>An increment costs reading the whole history too: the genome that it goes on from is a hash
 * over all of it.
 */
final class HistoryExport {
  private final AsyncRuntime runtime;
  private final HistoryWalk walk;
  private final Digest digest;

  HistoryExport(AsyncRuntime runtime, HistoryWalk.Pages pages, Digest digest) {
    this.runtime = runtime;
    this.walk = new HistoryWalk(runtime, pages);
    this.digest = digest;
  }

  /** The genome of the commits not after {@code untilNanos}. */
  Promise<GenomeTally> tally(long untilNanos) {
    GenomeTally tally = new GenomeTally(digest);
    return walk.run(
            Long.MIN_VALUE,
            untilNanos,
            commit -> {
              tally.add(commit);
              return runtime.completed(null);
            })
        .map(ignored -> tally);
  }

  /** Writes the commits after one time and not after another to {@code target}. */
  Promise<TransferReport> run(long afterNanos, long untilNanos, StreamTarget target) {
    return tally(Math.min(afterNanos, untilNanos))
        .then(base -> write(new ExportWriter(runtime, target, base), afterNanos, untilNanos));
  }

  private Promise<TransferReport> write(ExportWriter writer, long afterNanos, long untilNanos) {
    Promise<@Nullable Void> begun = writer.begin();
    return begun
        .then(ignored -> walk.run(afterNanos, untilNanos, writer::add))
        .then(ignored -> writer.end());
  }
}
