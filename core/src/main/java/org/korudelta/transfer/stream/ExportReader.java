package org.korudelta.transfer.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.TransferReport;

/**
 * Reads a stream commit by commit and believes nothing in it: checksums, lengths, ids, forms of
 * values, times, and at the end count and genome. Which versions a commit rests on is for whoever
 * knows the history.
 *
 * <p>Memory: one commit, and a piece of the source. Threading: one call at a time.
 */
public final class ExportReader {
  private final AsyncRuntime runtime;
  private final StreamBuffer buffer;
  private final Digest digest;
  private final VersionIds ids;
  private final VersionExam exam;
  private final TakenValues taken = new TakenValues();
  private GenomeTally tally;
  private Genome base;
  private long frameOffset;

  /** A reader of {@code source}, of which nothing is read yet. */
  public ExportReader(AsyncRuntime runtime, StreamSource source, Digest digest) {
    this.runtime = runtime;
    this.buffer = new StreamBuffer(runtime, source);
    this.digest = digest;
    this.ids = new VersionIds(digest);
    this.exam = new VersionExam(ids);
    this.tally = new GenomeTally(digest);
    this.base = tally.genome();
  }

  /**
   * Reads what the stream says before its first commit; gives the genome of the history that it
   * goes on from.
   *
   * <p>Fails with {@code bad_request} for something else than an export, {@code unsupported} for a
   * later format version, {@code corruption}, and as the source does.
   */
  public Promise<Genome> begin() {
    return Prompt.then(
        runtime,
        buffer.require(PreambleFormat.BYTES),
        ignored -> {
          PreambleFormat.require(buffer.bytes(), buffer.position());
          buffer.skip(PreambleFormat.BYTES);
          return Prompt.map(runtime, frame(), this::begin);
        });
  }

  private Genome begin(FrameFormat.Header header) {
    requireKind(header, FrameKind.BASE);
    tally = examined(header, () -> BaseFormat.decode(body(header), digest));
    base = tally.genome();
    return base;
  }

  /**
   * The next commit; empty when the stream has ended as it must, and all of it was right. Errors as
   * {@link #begin}.
   */
  public Promise<Optional<ReceivedCommit>> next() {
    return Prompt.then(
        runtime,
        frame(),
        header ->
            header.kind() == FrameKind.COMMIT
                ? runtime.completed(Optional.of(commit(header)))
                : end(header));
  }

  private ReceivedCommit commit(FrameFormat.Header header) {
    List<VersionRecord> versions =
        examined(
            header,
            () -> {
              List<VersionRecord> decoded = CommitFormat.decode(body(header), ids);
              exam.require(decoded);
              requireLater(decoded.get(0).timestampNanos());
              return decoded;
            });
    tally.add(versions);
    taken.add(versions);
    return new ReceivedCommit(frameOffset, versions);
  }

  private void requireLater(long nanos) {
    if (nanos <= tally.lastNanos()) {
      throw new KoruException.Corruption(
          "commit goes back in time: at="
              + Timestamp.ofEpochNanos(nanos)
              + " before="
              + Timestamp.ofEpochNanos(tally.lastNanos()));
    }
  }

  private Promise<Optional<ReceivedCommit>> end(FrameFormat.Header header) {
    requireKind(header, FrameKind.END);
    Genome stated = examined(header, () -> EndFormat.decode(body(header)));
    Genome actual = tally.genome();
    if (!stated.equals(actual)) {
      throw Damage.at(frameOffset, "genome", stated, actual);
    }
    Optional<VersionRecord> unexplained = taken.unexplained(tally.lastNanos());
    if (unexplained.isPresent()) {
      throw unexplained(unexplained.get());
    }
    return Prompt.map(runtime, buffer.requireEnd(), ignored -> Optional.empty());
  }

  /** That nothing in the stream says why {@code version} has no value. */
  public KoruException unexplained(VersionRecord version) {
    return Damage.at(
        frameOffset,
        new KoruException.Corruption(
            "value was taken, and nothing says why: namespace="
                + version.namespace()
                + " key="
                + version.key()
                + " id="
                + version.id()));
  }

  /** What was read: all of it once {@link #next} was empty. */
  public TransferReport report() {
    return new TransferReport(base, tally.genome(), buffer.offset());
  }

  /** Reads all that is left; gives the report. */
  public Promise<TransferReport> readAll() {
    return Prompt.map(
        runtime,
        Prompt.whileTrue(runtime, () -> Prompt.map(runtime, next(), Optional::isPresent)),
        ignored -> report());
  }

  /** The next frame's header; its body is there, and has the right checksum. */
  private Promise<FrameFormat.Header> frame() {
    frameOffset = buffer.offset();
    return Prompt.then(
        runtime,
        buffer.require(FrameFormat.HEADER_BYTES),
        ignored -> {
          FrameFormat.Header header =
              FrameFormat.decode(buffer.bytes(), buffer.position(), frameOffset);
          buffer.skip(FrameFormat.HEADER_BYTES);
          return Prompt.map(runtime, buffer.require(header.length()), more -> sound(header));
        });
  }

  private FrameFormat.Header sound(FrameFormat.Header header) {
    header.requireBody(buffer.bytes(), buffer.position(), buffer.offset());
    return header;
  }

  private ByteSource body(FrameFormat.Header header) {
    int from = buffer.position();
    return new ByteSource(buffer.bytes(), from, from + header.length());
  }

  private void requireKind(FrameFormat.Header header, FrameKind expected) {
    if (header.kind() != expected) {
      throw Damage.at(frameOffset, "frame kind", expected, header.kind());
    }
  }

  /** What {@code work} makes of the frame's body, which is passed over. */
  private <T> T examined(FrameFormat.Header header, Supplier<T> work) {
    try {
      T made = work.get();
      buffer.skip(header.length());
      return made;
    } catch (KoruException refused) {
      throw Damage.at(frameOffset, refused);
    }
  }
}
