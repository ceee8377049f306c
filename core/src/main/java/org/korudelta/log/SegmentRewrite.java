package org.korudelta.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Wiping;
import org.korudelta.pack.PackWriter;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Writes a sealed segment into a packed file, and takes the values of some versions on the way.
 * Every group stays where it is, unpacked, so that nothing that points into the segment becomes
 * wrong.
 *
 * <p>Damage is {@code corruption}, and what was written is of no use then. Threading: one task.
 */
final class SegmentRewrite implements SegmentWalk.Visitor {
  /** For so long it rests after working for one, so that others have their processors. */
  private static final int REST_PER_WORK = 1;

  private final AsyncRuntime runtime;
  private final SegmentWalk.Source source;
  private final PackWriter target;
  private final SegmentPieces pieces;
  private final WipedVersions wiped;
  private final FrameChecksum checksum;
  private long since;
  private long wipedVersions;
  private long wipedBytes;

  SegmentRewrite(
      AsyncRuntime runtime, SegmentWalk.Source source, PackWriter target, WipedVersions wiped) {
    this.runtime = runtime;
    this.source = source;
    this.target = target;
    this.pieces = new SegmentPieces(target);
    this.wiped = wiped;
    this.since = runtime.now();
    this.checksum = new FrameChecksum(source.logId(), source.number());
  }

  /** Writes everything; gives the length of the new file, which is durable but for its name. */
  Promise<Long> run() {
    return source
        .file()
        .read(0, SegmentHeaderFormat.BYTES)
        .then(
            header -> {
              pieces.header(header);
              return new SegmentWalk(runtime, source).run(this);
            })
        .then(
            ignored -> {
              pieces.close();
              return target.finish();
            });
  }

  /** How many versions lost their values. */
  long wipedVersions() {
    return wipedVersions;
  }

  /** How many bytes those values had. */
  long wipedBytes() {
    return wipedBytes;
  }

  @Override
  public Promise<@Nullable Void> drain(AsyncRuntime turns) {
    long worked = turns.now() - since;
    return target
        .drain()
        .then(ignored -> turns.sleep(Duration.ofNanos(worked * REST_PER_WORK)))
        .then(
            ignored -> {
              since = turns.now();
              return turns.completed(null);
            });
  }

  @Override
  public void seal(byte[] bytes, int at) {
    pieces.seal(bytes, at);
  }

  @Override
  public void group(GroupReader group, byte[] bytes) {
    int start = group.firstRecord() - GroupFormat.BYTES;
    byte[] copy = Arrays.copyOfRange(bytes, start, group.bodyEnd());
    GroupReader copied = group.moved(copy, 0);
    wipe(copied, copy);
    pieces.group(copied, copy);
  }

  private void wipe(GroupReader group, byte[] bytes) {
    if (wiped.isNone()) {
      return;
    }
    boolean changed = false;
    CRC32 checksums = new CRC32();
    int at = group.firstRecord();
    for (int ordinal = 0; ordinal < group.header().recordCount(); ordinal++) {
      changed |= wipe(group, bytes, at, ordinal);
      checksums.update(bytes, at, RecordFormat.CHECKSUM_BYTES);
      at = group.endOfRecord(at);
    }
    if (changed) {
      GroupFormat.putRecordsChecksum(bytes, 0, (int) checksums.getValue());
      GroupFormat.stamp(bytes, 0, checksum, group.offset());
    }
  }

  private boolean wipe(GroupReader group, byte[] bytes, int at, int ordinal) {
    if (RecordFormat.isWiped(bytes, at)) {
      return false;
    }
    Optional<Wiping> why = wiped.wiping(group.version(at, ordinal));
    if (why.isEmpty()) {
      return false;
    }
    wipedVersions++;
    wipedBytes += RecordFormat.wipe(bytes, at, why.get());
    return true;
  }
}
