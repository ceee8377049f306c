package org.korudelta.log;

import org.korudelta.bytes.ByteSink;
import org.korudelta.pack.PackWriter;

/**
 * Cuts the frames of a segment into blocks for packing, a large group between its records, and
 * leaves out what {@link SegmentSqueeze} can put back.
 *
 * <p>Threading: one user at a time.
 */
final class SegmentPieces {
  private static final int PIECE_BYTES = 4 << 10;

  private final PackWriter target;
  private final ByteSink block = new ByteSink(2 * PIECE_BYTES);
  private final ByteSink kept = new ByteSink(2 * PIECE_BYTES);
  private final ByteSink records = new ByteSink(2 * PIECE_BYTES);

  SegmentPieces(PackWriter target) {
    this.target = target;
  }

  /** The segment's header, a block of its own. */
  void header(byte[] header) {
    asItIs(header, 0, header.length);
    close();
  }

  /** A seal at {@code at}. */
  void seal(byte[] bytes, int at) {
    asItIs(bytes, at, SealFormat.BYTES);
  }

  private void asItIs(byte[] bytes, int at, int length) {
    kept.put(SegmentSqueeze.AS_IT_IS).putVarint(length).put(bytes, at, length);
    block.put(bytes, at, length);
  }

  /** A sound group in {@code bytes}. */
  void group(GroupReader group, byte[] bytes) {
    int at = group.firstRecord() - GroupFormat.BYTES;
    if (group.header().bodyLength() > PIECE_BYTES) {
      close();
      large(group, bytes, at);
    } else {
      whole(group, bytes, at);
    }
    if (block.length() >= PIECE_BYTES) {
      close();
    }
  }

  private void whole(GroupReader group, byte[] bytes, int at) {
    kept.put(SegmentSqueeze.GROUP);
    GroupFormat.putWithoutChecksums(bytes, at, kept);
    block.put(bytes, at, group.bodyEnd() - at);
    int record = group.firstRecord();
    for (int ordinal = 0; ordinal < group.header().recordCount(); ordinal++) {
      SegmentSqueeze.putRecord(bytes, record, kept);
      record = group.endOfRecord(record);
    }
  }

  private void large(GroupReader group, byte[] bytes, int at) {
    kept.put(SegmentSqueeze.HEAD);
    GroupFormat.putWithoutChecksums(bytes, at, kept);
    GroupFormat.putOnlyRecordsChecksum(bytes, at, kept);
    block.put(bytes, at, GroupFormat.BYTES);
    int record = group.firstRecord();
    int first = 0;
    for (int ordinal = 0; ordinal < group.header().recordCount(); ordinal++) {
      if (block.length() >= PIECE_BYTES) {
        closeRecords(ordinal - first);
        close();
        first = ordinal;
        kept.put(SegmentSqueeze.REST).putLong(group.header().timestampNanos()).putVarint(first);
      }
      int end = group.endOfRecord(record);
      block.put(bytes, record, end - record);
      SegmentSqueeze.putRecord(bytes, record, records);
      record = end;
    }
    closeRecords(group.header().recordCount() - first);
  }

  private void closeRecords(int count) {
    kept.putVarint(count).put(records.array(), 0, records.length());
    records.clear();
  }

  /** Hands over what has come together. */
  void close() {
    if (block.length() > 0) {
      target.add(block.copy(), kept.copy());
      block.clear();
      kept.clear();
    }
  }
}
