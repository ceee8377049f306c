package org.korudelta.transfer.stream;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSink;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.StreamTarget;
import org.korudelta.transfer.TransferReport;

/**
 * Writes a stream: {@link #begin}, then each commit, then {@link #end}, each after the promise of
 * the one before. Equal histories give equal bytes.
 *
 * <p>Memory: a piece, or one commit if that is larger. Threading: one call at a time.
 */
public final class ExportWriter {
  private static final int PIECE_BYTES = 256 << 10;

  private final AsyncRuntime runtime;
  private final StreamTarget target;
  private final GenomeTally tally;
  private final Genome base;
  private final TakenValues taken = new TakenValues();
  private final ByteSink piece = new ByteSink(PIECE_BYTES);
  private final ByteSink body = new ByteSink(PIECE_BYTES);
  private long written;

  /** A writer to {@code target} of what comes after {@code base}, which is the writer's now. */
  public ExportWriter(AsyncRuntime runtime, StreamTarget target, GenomeTally base) {
    this.runtime = runtime;
    this.target = target;
    this.tally = base;
    this.base = base.genome();
  }

  /** Writes what stands before the first commit. */
  public Promise<@Nullable Void> begin() {
    PreambleFormat.encode(piece);
    BaseFormat.encode(tally, body);
    return frame(FrameKind.BASE);
  }

  /** Writes a commit, later than all before; fails as the target does. */
  public Promise<@Nullable Void> add(List<VersionRecord> commit) {
    tally.add(commit);
    taken.add(commit);
    CommitFormat.encode(commit, body);
    return frame(FrameKind.COMMIT);
  }

  /**
   * A version that was written without its value, of which nothing that was written says why; empty
   * when there is none, and the end may be written.
   */
  public Optional<VersionRecord> unexplained() {
    return taken.unexplained(tally.lastNanos());
  }

  /** Writes the end; gives what was written. */
  public Promise<TransferReport> end() {
    Genome genome = tally.genome();
    EndFormat.encode(genome, body);
    return Prompt.map(
        runtime,
        Prompt.then(runtime, frame(FrameKind.END), ignored -> flush()),
        ignored -> new TransferReport(base, genome, written));
  }

  private Promise<@Nullable Void> frame(FrameKind kind) {
    FrameFormat.encode(kind, body, piece);
    body.clear();
    return piece.length() < PIECE_BYTES ? runtime.completed(null) : flush();
  }

  private Promise<@Nullable Void> flush() {
    if (piece.length() == 0) {
      return runtime.completed(null);
    }
    byte[] bytes = piece.copy();
    piece.clear();
    written += bytes.length;
    return target.write(bytes);
  }
}
