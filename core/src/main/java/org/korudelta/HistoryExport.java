package org.korudelta;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
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
  private final Supplier<Promise<Long>> newest;

  /** Of what {@code pages} give, up to a time that {@code newest} gave when it was asked. */
  HistoryExport(
      AsyncRuntime runtime,
      HistoryWalk.Pages pages,
      Digest digest,
      Supplier<Promise<Long>> newest) {
    this.runtime = runtime;
    this.walk = new HistoryWalk(runtime, pages);
    this.digest = digest;
    this.newest = newest;
  }

  /** The genome of all there is. */
  Promise<GenomeTally> tally() {
    return newest.get().then(this::tally);
  }

  /** The genome of the commits not after {@code untilNanos}. */
  private Promise<GenomeTally> tally(long untilNanos) {
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

  /** Writes the commits after a time to {@code target}. */
  Promise<TransferReport> run(long afterNanos, StreamTarget target) {
    return newest.get().then(untilNanos -> run(afterNanos, untilNanos, target));
  }

  private Promise<TransferReport> run(long afterNanos, long untilNanos, StreamTarget target) {
    return tally(Math.min(afterNanos, untilNanos))
        .then(
            base -> {
              ExportWriter writer = new ExportWriter(runtime, target, base);
              return writer
                  .begin()
                  .then(ignored -> write(writer, afterNanos, untilNanos))
                  .then(ignored -> writer.end());
            });
  }

  /** Values that are taken meanwhile are explained by what comes after; then that goes, too. */
  private Promise<@Nullable Void> write(ExportWriter writer, long afterNanos, long untilNanos) {
    return walk.run(afterNanos, untilNanos, writer::add)
        .then(
            ignored ->
                writer.unexplained().isPresent()
                    ? newest.get().then(nanos -> explain(writer, untilNanos, nanos))
                    : runtime.completed(null));
  }

  private Promise<@Nullable Void> explain(ExportWriter writer, long writtenNanos, long nanos) {
    return nanos > writtenNanos
        ? write(writer, writtenNanos, nanos)
        : runtime.failed(refusal(writer.unexplained().orElseThrow(), writtenNanos));
  }

  private static KoruException refusal(VersionRecord version, long untilNanos) {
    String which =
        "namespace="
            + version.namespace()
            + " key="
            + version.key()
            + " at="
            + Timestamp.ofEpochNanos(version.timestampNanos())
            + " until="
            + Timestamp.ofEpochNanos(untilNanos);
    Wiping why = version.wiping().orElseThrow();
    return why.reason() == Wiping.Reason.ERASED
        ? new KoruException.Erased("value was erased, and no record up to then says so: " + which)
        : new KoruException.Gone(
            "value is beyond its retention: "
                + which
                + " horizon="
                + Timestamp.ofEpochNanos(why.horizonNanos()));
  }
}
