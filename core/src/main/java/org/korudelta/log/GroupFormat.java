package org.korudelta.log;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * The layout of a group header; the records follow it without a gap.
 *
 * <pre>
 *  0  4  magic "KGRP"
 *  4  4  frame checksum over 8..48
 *  8  4  length of the records
 * 12  4  number of records
 * 16  8  sequence
 * 24  8  timestamp
 * 32  8  offset known durable
 * 40  4  CRC-32 over the checksums of the records
 * 44  4  flags: bit 0, a seal stands right before
 * </pre>
 */
final class GroupFormat {
  static final int BYTES = 48;
  static final int MAGIC = 'K' | 'G' << 8 | 'R' << 16 | 'P' << 24;
  static final int BODY_BYTES_MAX = 1 << 28;
  static final int RECORDS_MAX = 100_000;

  private static final int CHECKSUM_AT = 4;
  private static final int SCOPE_AT = 8;
  private static final int BODY_LENGTH_AT = 8;
  private static final int RECORD_COUNT_AT = 12;
  private static final int SEQUENCE_AT = 16;
  private static final int TIMESTAMP_AT = 24;
  private static final int DURABLE_OFFSET_AT = 32;
  private static final int RECORDS_CHECKSUM_AT = 40;
  private static final int FLAGS_AT = 44;
  private static final int AFTER_SEAL = 1;

  private GroupFormat() {}

  /** Writes the header at {@code at}, but for the checksum, which {@link #stamp} adds. */
  static void encode(GroupHeader header, byte[] bytes, int at) {
    LittleEndian.putInt(bytes, at, MAGIC);
    LittleEndian.putInt(bytes, at + BODY_LENGTH_AT, header.bodyLength());
    LittleEndian.putInt(bytes, at + RECORD_COUNT_AT, header.recordCount());
    LittleEndian.putLong(bytes, at + SEQUENCE_AT, header.sequence());
    LittleEndian.putLong(bytes, at + TIMESTAMP_AT, header.timestampNanos());
    LittleEndian.putLong(bytes, at + DURABLE_OFFSET_AT, header.durableOffset());
    LittleEndian.putInt(bytes, at + RECORDS_CHECKSUM_AT, header.recordsChecksum());
    LittleEndian.putInt(bytes, at + FLAGS_AT, header.afterSeal() ? AFTER_SEAL : 0);
  }

  /**
   * Adds the checksum to the header at {@code at}, which will stand at {@code offset} of its
   * segment.
   */
  static void stamp(byte[] bytes, int at, FrameChecksum checksum, long offset) {
    LittleEndian.putInt(bytes, at + CHECKSUM_AT, actualChecksum(bytes, at, checksum, offset));
  }

  /** Sets the checksum over the checksums of the records. */
  static void putRecordsChecksum(byte[] bytes, int at, int checksum) {
    LittleEndian.putInt(bytes, at + RECORDS_CHECKSUM_AT, checksum);
  }

  /** Adds the header at {@code at} to {@code sink}, without magic and checksums. */
  static void putWithoutChecksums(byte[] bytes, int at, ByteSink sink) {
    sink.put(bytes, at + SCOPE_AT, RECORDS_CHECKSUM_AT - SCOPE_AT);
    sink.put(bytes, at + FLAGS_AT, BYTES - FLAGS_AT);
  }

  /** Reads what {@link #putWithoutChecksums} added; both checksums are still missing. */
  static void getWithoutChecksums(ByteSource source, byte[] bytes, int at) {
    LittleEndian.putInt(bytes, at, MAGIC);
    source.copyTo(bytes, at + SCOPE_AT, RECORDS_CHECKSUM_AT - SCOPE_AT);
    source.copyTo(bytes, at + FLAGS_AT, BYTES - FLAGS_AT);
  }

  /** The header that {@link #putWithoutChecksums} added, without them. */
  static GroupHeader decodeWithoutChecksums(ByteSource source) {
    byte[] header = new byte[BYTES];
    getWithoutChecksums(source, header, 0);
    return decode(header, 0);
  }

  /** Adds the checksum over the checksums of the records to {@code sink}. */
  static void putOnlyRecordsChecksum(byte[] bytes, int at, ByteSink sink) {
    sink.put(bytes, at + RECORDS_CHECKSUM_AT, Integer.BYTES);
  }

  /** Reads what {@link #putOnlyRecordsChecksum} added. */
  static void getOnlyRecordsChecksum(ByteSource source, byte[] bytes, int at) {
    source.copyTo(bytes, at + RECORDS_CHECKSUM_AT, Integer.BYTES);
  }

  static boolean hasMagic(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at) == MAGIC;
  }

  /**
   * Whether a whole and undamaged header of this segment and {@code offset} stands at {@code at}.
   */
  static boolean isValid(byte[] bytes, int at, FrameChecksum checksum, long offset) {
    return hasMagic(bytes, at)
        && expectedChecksum(bytes, at) == actualChecksum(bytes, at, checksum, offset);
  }

  static int expectedChecksum(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at + CHECKSUM_AT);
  }

  static int actualChecksum(byte[] bytes, int at, FrameChecksum checksum, long offset) {
    return checksum.of(offset, bytes, at + SCOPE_AT, BYTES - SCOPE_AT);
  }

  static GroupHeader decode(byte[] bytes, int at) {
    return new GroupHeader(
        LittleEndian.intAt(bytes, at + BODY_LENGTH_AT),
        LittleEndian.intAt(bytes, at + RECORD_COUNT_AT),
        LittleEndian.longAt(bytes, at + SEQUENCE_AT),
        LittleEndian.longAt(bytes, at + TIMESTAMP_AT),
        LittleEndian.longAt(bytes, at + DURABLE_OFFSET_AT),
        LittleEndian.intAt(bytes, at + RECORDS_CHECKSUM_AT),
        (LittleEndian.intAt(bytes, at + FLAGS_AT) & AFTER_SEAL) != 0);
  }
}
