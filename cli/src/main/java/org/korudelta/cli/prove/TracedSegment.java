package org.korudelta.cli.prove;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A segment of the log as its writes make it: where the commit of each version ends, and how far it
 * is synced.
 *
 * <p>Its bytes are read by the page on the format, {@code docs/format/log.md}, and not by the code
 * that wrote them.
 */
final class TracedSegment {
  private static final int HEADER_BYTES = 64;
  private static final int GROUP_MAGIC = 0x5052474B; // KGRP
  private static final int GROUP_BYTES = 48;
  private static final int GROUP_LENGTH_AT = 8;
  private static final int RECORD_LENGTH_AT = 4;
  private static final int RECORD_ID_AT = 8;
  private static final int ID_BYTES = 32;

  private final Map<String, Integer> commitEnds = new HashMap<>();
  private ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private int written;
  private int read = HEADER_BYTES;
  private int synced;
  private boolean named;

  int written() {
    return written;
  }

  /**
   * Takes what was appended; whether it stands where the last append ended. Zeros behind that are
   * written ahead, for appends to come, and are none.
   */
  boolean append(long offset, byte[] appended) {
    if (offset >= written && isZero(appended)) {
      return true;
    }
    if (offset != written) {
      return false;
    }
    if (bytes.capacity() < written + appended.length) {
      byte[] longer = Arrays.copyOf(bytes.array(), 2 * (written + appended.length));
      bytes = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
    }
    bytes.put(written, appended);
    written += appended.length;
    readGroups();
    return true;
  }

  private static boolean isZero(byte[] appended) {
    for (byte one : appended) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private void readGroups() {
    while (read + GROUP_BYTES <= written && bytes.getInt(read) == GROUP_MAGIC) {
      int records = read + GROUP_BYTES;
      int end = records + bytes.getInt(read + GROUP_LENGTH_AT);
      if (end > written) {
        return;
      }
      readRecords(records, end);
      read = end;
    }
  }

  private void readRecords(int begin, int end) {
    for (int at = begin; at < end; at += bytes.getInt(at + RECORD_LENGTH_AT)) {
      commitEnds.put(HexFormat.of().formatHex(bytes.array(), at + RECORD_ID_AT, idEnd(at)), end);
    }
  }

  private static int idEnd(int record) {
    return record + RECORD_ID_AT + ID_BYTES;
  }

  /** A sync has ended that began when {@code end} bytes were written. */
  void synced(int end) {
    synced = Math.max(synced, end);
  }

  /** A sync of its directory has ended that began when it was there. */
  void named() {
    named = true;
  }

  /** Whether the whole commit that has this version is synced, and the segment's name is. */
  boolean isDurable(String id) {
    Integer end = commitEnds.get(id);
    return end != null && end <= synced && named;
  }

  /** How it is with a version, for a person; empty when it is not here. */
  String describe(String id) {
    Integer end = commitEnds.get(id);
    return end == null
        ? ""
        : "commit ends at=" + end + " synced=" + synced + " name synced=" + named;
  }
}
