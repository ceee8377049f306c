package org.korudelta.log;

import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.causal.Wiping;
import org.korudelta.error.KoruException;
import org.korudelta.pack.PackWriter;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;

/**
 * Writes a sealed segment into a packed file, in blocks of whole groups, and takes the values of
 * some versions on the way. Every group stays where it is, unpacked, so that nothing that points
 * into the segment becomes wrong.
 *
 * <p>Damage is {@code corruption}, and what was written is of no use then. Threading: one task.
 */
final class SegmentRewrite {
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int WINDOW_BYTES = 256 << 10;

  private final AsyncRuntime runtime;
  private final Source source;
  private final PackWriter target;
  private final WipedVersions wiped;
  private final Window window;
  private final FrameChecksum checksum;
  private final ByteSink block = new ByteSink(2 * BLOCK_BYTES);
  private long wipedVersions;
  private long wipedBytes;

  /**
   * The segment as it is.
   *
   * @param file open
   * @param logId the log's
   * @param number the segment's
   * @param length its valid length
   */
  record Source(StorageFile file, byte[] logId, int number, long length) {}

  SegmentRewrite(AsyncRuntime runtime, Source source, PackWriter target, WipedVersions wiped) {
    this.runtime = runtime;
    this.source = source;
    this.target = target;
    this.wiped = wiped;
    this.window = new Window(source.file(), WINDOW_BYTES);
    this.checksum = new FrameChecksum(source.logId(), source.number());
  }

  /** Writes everything; gives the length of the new file, which is durable but for its name. */
  Promise<Long> run() {
    return source
        .file()
        .read(0, SegmentHeaderFormat.BYTES)
        .then(
            header -> {
              target.add(header);
              return copy(SegmentHeaderFormat.BYTES);
            })
        .then(ignored -> target.finish());
  }

  /** How many versions lost their values. */
  long wipedVersions() {
    return wipedVersions;
  }

  /** How many bytes those values had. */
  long wipedBytes() {
    return wipedBytes;
  }

  private Promise<@Nullable Void> copy(long from) {
    long offset = from;
    while (offset < source.length()) {
      int needed = needed(offset);
      if (!window.holds(offset, needed)) {
        long here = offset;
        return target
            .drain()
            .then(ignored -> runtime.yield())
            .then(ignored -> window.move(here, needed))
            .then(ignored -> copy(here));
      }
      take(offset, needed);
      offset += needed;
    }
    closeBlock();
    return runtime.completed(null);
  }

  /** How long the frame at {@code offset} is, as far as can be told from what is at hand. */
  private int needed(long offset) {
    long left = source.length() - offset;
    if (!window.holds(offset, SealFormat.BYTES)) {
      return (int) Math.min(left, SealFormat.BYTES);
    }
    if (SealFormat.hasMagic(window.bytes(), window.indexOf(offset))) {
      return SealFormat.BYTES;
    }
    if (!window.holds(offset, GroupFormat.BYTES)) {
      return (int) Math.min(left, GroupFormat.BYTES);
    }
    return GroupFormat.BYTES + header(offset).bodyLength();
  }

  private GroupHeader header(long offset) {
    int at = window.indexOf(offset);
    if (!GroupFormat.isValid(window.bytes(), at, checksum, offset)) {
      throw new KoruException.Corruption(
          "group expected: segment=" + source.number() + " offset=" + offset);
    }
    return GroupFormat.decode(window.bytes(), at);
  }

  private void take(long offset, int length) {
    int at = window.indexOf(offset);
    int start = block.length();
    block.put(window.bytes(), at, length);
    if (!SealFormat.hasMagic(window.bytes(), at)) {
      GroupReader group =
          new GroupReader(
              block.array(), start, header(offset), Place.segment(source.number(), offset));
      group.damage().ifPresent(SegmentRewrite::refuse);
      wipe(group, start, offset);
    }
    if (block.length() >= BLOCK_BYTES) {
      closeBlock();
    }
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }

  private void wipe(GroupReader group, int start, long offset) {
    GroupHeader header = group.header();
    boolean changed = false;
    CRC32 checksums = new CRC32();
    int at = group.firstRecord();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      changed |= wipe(at, new Address(header.timestampNanos(), ordinal));
      checksums.update(block.array(), at, RecordFormat.CHECKSUM_BYTES);
      at = group.endOfRecord(at);
    }
    if (changed) {
      GroupFormat.putRecordsChecksum(block.array(), start, (int) checksums.getValue());
      GroupFormat.stamp(block.array(), start, checksum, offset);
    }
  }

  private boolean wipe(int at, Address address) {
    if (RecordFormat.isWiped(block.array(), at)) {
      return false;
    }
    Optional<Wiping> why = wiped.wiping(RecordFormat.decode(block.array(), at, address));
    if (why.isEmpty()) {
      return false;
    }
    wipedVersions++;
    wipedBytes += RecordFormat.wipe(block.array(), at, why.get());
    return true;
  }

  private void closeBlock() {
    if (block.length() > 0) {
      target.add(block.copy());
      block.clear();
    }
  }
}
