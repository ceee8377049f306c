package org.korudelta.log;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.pack.Squeeze;

/**
 * Puts a part of a packed block together: only the frames and records that it touches, since names
 * are hashes and cost time.
 *
 * <p>Threading: one use by one user.
 */
final class FrameRestoration {
  private final RecordRestoration records;
  private final FrameChecksum checksum;
  private final ByteSource source;
  private final Squeeze.Part wanted;
  private final GrowingBuffer out = new GrowingBuffer();
  private int start; // Where in the block the first byte of out is.
  private int at; // Where in the block the source is.

  FrameRestoration(
      RecordRestoration records, FrameChecksum checksum, byte[] kept, Squeeze.Part wanted) {
    this.records = records;
    this.checksum = checksum;
    this.source = new ByteSource(kept);
    this.wanted = wanted;
    this.start = wanted.from();
  }

  /** The part; shorter when the block ends before. */
  byte[] run() {
    while (at < wanted.to() && source.hasMore()) {
      int kind = source.get();
      switch (kind) {
        case SegmentSqueeze.AS_IT_IS -> bytes(source.getVarint());
        case SegmentSqueeze.GROUP -> group();
        case SegmentSqueeze.HEAD -> head();
        case SegmentSqueeze.REST -> {
          Address first = new Address(source.getLong(), source.getVarint());
          records(first, source.getVarint());
        }
        default -> throw SegmentSqueeze.unknown(kind);
      }
    }
    int from = wanted.from() - start;
    int to = Math.min(out.length(), wanted.to() - start);
    return Arrays.copyOfRange(out.bytes(), from, Math.max(from, to));
  }

  /** Whether the next {@code length} bytes of the block are wanted; begins with the first. */
  private boolean isWanted(int length) {
    boolean some = at < wanted.to() && at + length > wanted.from();
    if (some && out.length() == 0) {
      start = at;
    }
    return some;
  }

  private void bytes(int length) {
    source.require(length);
    if (isWanted(length)) {
      int to = out.extend(length);
      source.copyTo(out.bytes(), to, length);
    } else {
      source.skip(length);
    }
    at += length;
  }

  /** A whole group: its header has a checksum over all its records. */
  private void group() {
    byte[] header = new byte[GroupFormat.BYTES];
    GroupFormat.getWithoutChecksums(source, header, 0);
    GroupHeader group = GroupFormat.decode(header, 0);
    Address first = new Address(group.timestampNanos(), 0);
    int begin = at;
    if (!isWanted(GroupFormat.BYTES)) {
      at += GroupFormat.BYTES;
      records(first, group.recordCount());
    } else {
      int to = put(header);
      CRC32 checksums = new CRC32();
      for (int ordinal = 0; ordinal < group.recordCount(); ordinal++) {
        int record = record(new Address(group.timestampNanos(), ordinal));
        checksums.update(out.bytes(), record, RecordFormat.CHECKSUM_BYTES);
      }
      GroupFormat.putRecordsChecksum(out.bytes(), to, (int) checksums.getValue());
      GroupFormat.stamp(out.bytes(), to, checksum, wanted.offset() + begin);
      requireLength(at - begin - GroupFormat.BYTES, group.bodyLength());
    }
  }

  private static void requireLength(int actual, int expected) {
    if (actual != expected) {
      throw new KoruException.Corruption(
          "packed group has another length: bytes=" + actual + " expected=" + expected);
    }
  }

  private int put(byte[] header) {
    int to = out.extend(header.length);
    System.arraycopy(header, 0, out.bytes(), to, header.length);
    at += header.length;
    return to;
  }

  /** The header of a group that goes on in other blocks, and its first records. */
  private void head() {
    byte[] header = new byte[GroupFormat.BYTES];
    GroupFormat.getWithoutChecksums(source, header, 0);
    GroupFormat.getOnlyRecordsChecksum(source, header, 0);
    GroupHeader group = GroupFormat.decode(header, 0);
    if (isWanted(header.length)) {
      GroupFormat.stamp(header, 0, checksum, wanted.offset() + at);
      put(header);
    } else {
      at += header.length;
    }
    records(new Address(group.timestampNanos(), 0), source.getVarint());
  }

  private void records(Address first, int count) {
    for (int i = 0; i < count && at < wanted.to(); i++) {
      if (isWanted(RecordRestoration.length(source))) {
        record(new Address(first.nanos(), first.ordinal() + i));
      } else {
        at += RecordRestoration.skip(source);
      }
    }
  }

  /** The next record, wanted or not; gives where it is in what was put together. */
  private int record(Address address) {
    int record = records.next(source, address, out);
    at += out.length() - record;
    return record;
  }
}
