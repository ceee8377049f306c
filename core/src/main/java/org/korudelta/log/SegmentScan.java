package org.korudelta.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Reads the frames of one segment in order, delivers its commits, and stops at its end or at the
 * first damage. What damage means is the caller's to judge.
 *
 * <p>Threading: one task at a time.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>{@link #offset()} is where the last whole frame ends, and {@link #sequence()} the last
 *       commit delivered.
 *   <li>Nothing below {@link #durable()} is in {@link #tail()}; the tail's groups touch each other
 *       and end at the offset, but for a seal.
 * </ul>
 *
 * <p>A seal that was lost is passed over when the group right behind its place says that a seal
 * stood there: the seal was only a statement about the bytes before it, which are all present.
 */
final class SegmentScan {
  private static final int LOOKAHEAD = SealFormat.BYTES + GroupFormat.BYTES;

  private final AsyncRuntime runtime;
  private final SegmentBytes segment;
  private final CommitVisitor visitor;
  private final Deque<Extent> tail = new ArrayDeque<>();
  private long offset = SegmentHeaderFormat.BYTES;
  private long durable;
  private long sequence;
  private long groups;
  private long versions;
  private boolean sealed;
  private int wanted = LOOKAHEAD;
  private @Nullable ScanStop stop;
  private @Nullable Supplier<Promise<@Nullable Void>> beforeLoading;

  /**
   * A group and its place.
   *
   * @param offset where its header begins
   * @param length its length with the header
   */
  record Extent(long offset, int length) {}

  /**
   * A scan of {@code segment}, of which {@code start.durable} bytes are known durable, after commit
   * {@code start.sequence}.
   */
  SegmentScan(AsyncRuntime runtime, SegmentBytes segment, Start start, CommitVisitor visitor) {
    this.runtime = runtime;
    this.segment = segment;
    this.visitor = visitor;
    this.durable = start.durable();
    this.sequence = start.sequence();
  }

  /**
   * What is known before a scan.
   *
   * @param durable length of the segment that something outside it states as durable
   * @param sequence the last commit of the segments before
   */
  record Start(long durable, long sequence) {}

  /** Lets it wait for {@code work} before each block that it loads. */
  SegmentScan waitingFor(Supplier<Promise<@Nullable Void>> work) {
    beforeLoading = work;
    return this;
  }

  /** Reads to the end or to the first damage. */
  Promise<@Nullable Void> run() {
    int missing = advance();
    if (missing == 0) {
      return runtime.completed(null);
    }
    Supplier<Promise<@Nullable Void>> before = beforeLoading;
    return before == null ? load(missing) : before.get().then(ignored -> load(missing));
  }

  private Promise<@Nullable Void> load(int missing) {
    return segment.reader().load(offset, missing).then(ignored -> run());
  }

  long offset() {
    return offset;
  }

  long durable() {
    return durable;
  }

  long sequence() {
    return sequence;
  }

  long groups() {
    return groups;
  }

  long versions() {
    return versions;
  }

  /** Whether the last frame is a seal. */
  boolean isSealed() {
    return sealed;
  }

  /** The groups that nothing states to be durable. */
  List<Extent> tail() {
    return new ArrayList<>(tail);
  }

  /** What stopped the scan before the end. */
  Optional<ScanStop> stopped() {
    return Optional.ofNullable(stop);
  }

  /** Lets a scan that stopped go on at {@code frame}, as after commit {@code lastSequence}. */
  void resume(long frame, long lastSequence) {
    stop = null;
    offset = frame;
    sequence = lastSequence;
    sealed = false;
    wanted = LOOKAHEAD;
    tail.clear();
  }

  /** Goes on where it stopped, if there is more now: another may write the file. */
  Promise<@Nullable Void> runFurther() {
    stop = null;
    wanted = LOOKAHEAD;
    segment.reader().forget();
    return run();
  }

  /**
   * Consumes what the window holds; gives how many bytes must be loaded to go on, or 0 at the end.
   */
  private int advance() {
    while (stop == null && offset < segment.end()) {
      int needed = (int) Math.min(wanted, segment.end() - offset);
      if (!segment.reader().holds(offset, needed)) {
        return needed;
      }
      consume(segment.reader().window(), segment.reader().indexOf(offset), needed);
    }
    return 0;
  }

  private void consume(byte[] bytes, int at, int held) {
    if (held >= GroupFormat.BYTES && GroupFormat.hasMagic(bytes, at)) {
      consumeGroup(bytes, at, held);
    } else if (held >= SealFormat.BYTES && SealFormat.hasMagic(bytes, at)) {
      consumeSeal(bytes, at);
    } else {
      String found = held < 4 ? held + " bytes" : Checksum.hex(LittleEndian.intAt(bytes, at));
      stop(bytes, at, Finding.of(Kind.FRAME, here(), "frame magic", found));
    }
  }

  private void consumeGroup(byte[] bytes, int at, int held) {
    int actual = GroupFormat.actualChecksum(bytes, at, segment.checksum(), offset);
    int expected = GroupFormat.expectedChecksum(bytes, at);
    if (actual != expected) {
      stop(bytes, at, mismatch(Kind.GROUP_HEADER, expected, actual));
      return;
    }
    GroupHeader header = GroupFormat.decode(bytes, at);
    Optional<Finding> contradiction = contradiction(header);
    if (contradiction.isPresent()) {
      stop = ScanStop.contradicted(contradiction.get());
      return;
    }
    int length = GroupFormat.BYTES + header.bodyLength();
    if (length > segment.end() - offset) {
      String left = (segment.end() - offset) + " bytes";
      stop(bytes, at, Finding.of(Kind.GROUP_CUT, here(), length + " bytes", left));
    } else if (length > held && !segment.reader().holds(offset, length)) {
      wanted = length;
    } else {
      deliver(header, new GroupReader(bytes, at, header, here()), length);
    }
  }

  /** What a right checksum does not excuse. */
  private Optional<Finding> contradiction(GroupHeader header) {
    if (header.sequence() != sequence + 1) {
      return Optional.of(Finding.of(Kind.GROUP_SEQUENCE, here(), sequence + 1, header.sequence()));
    }
    if (header.durableOffset() > offset) {
      return Optional.of(
          Finding.of(Kind.DURABLE_OFFSET, here(), "at most " + offset, header.durableOffset()));
    }
    if (header.bodyLength() < 0 || header.bodyLength() > GroupFormat.BODY_BYTES_MAX) {
      String most = "at most " + GroupFormat.BODY_BYTES_MAX;
      return Optional.of(Finding.of(Kind.GROUP_LENGTH, here(), most, header.bodyLength()));
    }
    if (header.recordCount() < 1 || header.recordCount() > GroupFormat.RECORDS_MAX) {
      String range = "1 to " + GroupFormat.RECORDS_MAX;
      return Optional.of(Finding.of(Kind.GROUP_RECORDS, here(), range, header.recordCount()));
    }
    return Optional.empty();
  }

  private void deliver(GroupHeader header, GroupReader group, int length) {
    Optional<Finding> found = group.damage();
    if (found.isPresent()) {
      stop = ScanStop.damaged(found.get(), group);
      return;
    }
    Optional<List<VersionRecord>> commit = versions(group);
    if (commit.isEmpty()) {
      return;
    }
    visitor.visit(group.commitPlace(), commit.get());
    groups++;
    versions += commit.get().size();
    sequence = header.sequence();
    raiseDurable(header.durableOffset());
    tail.add(new Extent(offset, length));
    pass(length, false);
  }

  private Optional<List<VersionRecord>> versions(GroupReader group) {
    try {
      return Optional.of(group.versions());
    } catch (KoruException e) {
      stop = ScanStop.unreadable(e, group);
      return Optional.empty();
    }
  }

  private void consumeSeal(byte[] bytes, int at) {
    int actual = SealFormat.actualChecksum(bytes, at, segment.checksum(), offset);
    int expected = SealFormat.expectedChecksum(bytes, at);
    if (actual != expected) {
      stop(bytes, at, mismatch(Kind.SEAL, expected, actual));
      return;
    }
    long stated = SealFormat.sequence(bytes, at);
    if (stated != sequence) {
      stop = ScanStop.contradicted(Finding.of(Kind.SEAL_SEQUENCE, here(), sequence, stated));
    } else {
      passSeal();
    }
  }

  private void passSeal() {
    raiseDurable(offset);
    pass(SealFormat.BYTES, true);
  }

  private void pass(int length, boolean isSeal) {
    offset += length;
    sealed = isSeal;
    wanted = LOOKAHEAD;
    dropDurableFromTail();
  }

  private void raiseDurable(long stated) {
    durable = Math.max(durable, stated);
    dropDurableFromTail();
  }

  private void dropDurableFromTail() {
    while (!tail.isEmpty() && tail.getFirst().offset() < durable) {
      tail.removeFirst();
    }
  }

  /** Stops at {@code found}, unless only a seal is lost there. */
  private void stop(byte[] bytes, int at, Finding found) {
    if (isLostSeal(bytes, at)) {
      passSeal();
    } else {
      stop = ScanStop.damaged(found);
    }
  }

  private boolean isLostSeal(byte[] bytes, int at) {
    int next = at + SealFormat.BYTES;
    if (segment.end() - offset < LOOKAHEAD
        || !GroupFormat.isValid(bytes, next, segment.checksum(), offset + SealFormat.BYTES)) {
      return false;
    }
    GroupHeader header = GroupFormat.decode(bytes, next);
    return header.afterSeal()
        && header.sequence() == sequence + 1
        && header.durableOffset() == offset;
  }

  private Finding mismatch(Kind kind, int expected, int actual) {
    return Finding.of(kind, here(), Checksum.hex(expected), Checksum.hex(actual));
  }

  private Place here() {
    return Place.segment(segment.number(), offset);
  }
}
