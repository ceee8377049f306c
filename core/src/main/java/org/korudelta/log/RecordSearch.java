package org.korudelta.log;

import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Finds the record of one version, reading on from a place at it or before it in the same segment.
 *
 * <p>Threading: one user at a time.
 */
final class RecordSearch {
  private final AsyncRuntime runtime;
  private final Window window;
  private final int segment;
  private final FrameChecksum checksum;
  private final Address wanted;

  RecordSearch(AsyncRuntime runtime, Window window, SegmentKey segment, Address wanted) {
    this.runtime = runtime;
    this.window = window;
    this.segment = segment.number();
    this.checksum = new FrameChecksum(segment.logId(), segment.number());
    this.wanted = wanted;
  }

  /** Which segment of which log. */
  record SegmentKey(byte[] logId, int number) {}

  /** The record when the one of {@code ordinal} of its commit begins at {@code offset}. */
  Promise<VersionRecord> fromRecord(long offset, int ordinal) {
    long at = offset;
    int passed = ordinal;
    while (window.holds(at, RecordFormat.FIXED_BYTES)) {
      int length = RecordFormat.length(window.bytes(), window.indexOf(at));
      requireLength(at, length);
      if (passed == wanted.ordinal()) {
        return record(at, length);
      }
      at += length;
      passed++;
    }
    long next = at;
    int here = passed;
    return Prompt.then(
        runtime, window.move(next, RecordFormat.FIXED_BYTES), moved -> fromRecord(next, here));
  }

  private Promise<VersionRecord> record(long offset, int length) {
    return window.holds(offset, length)
        ? runtime.completed(decode(offset, length))
        : Prompt.map(runtime, window.move(offset, length), moved -> decode(offset, length));
  }

  private void requireLength(long offset, int length) {
    if (length < RecordFormat.FIXED_BYTES || length > GroupFormat.BODY_BYTES_MAX) {
      throw lost(offset, "length " + length);
    }
  }

  private VersionRecord decode(long offset, int length) {
    byte[] bytes = window.bytes();
    int at = window.indexOf(offset);
    if (RecordFormat.length(bytes, at) != length) { // A disk may tell another story each time.
      throw lost(offset, "length " + RecordFormat.length(bytes, at) + " after " + length);
    }
    int expected = RecordFormat.expectedChecksum(bytes, at);
    int actual = RecordFormat.actualChecksum(bytes, at);
    if (expected != actual) {
      throw new KoruException.Corruption(
          "record checksum mismatch: segment="
              + segment
              + " offset="
              + offset
              + " expected="
              + Checksum.hex(expected)
              + " actual="
              + Checksum.hex(actual));
    }
    return RecordFormat.decode(bytes, at, wanted);
  }

  /** The record when a group of an earlier commit, or its own, begins at {@code offset}. */
  Promise<VersionRecord> fromGroup(long offset) {
    long at = offset;
    while (window.holds(at, GroupFormat.BYTES)) {
      byte[] bytes = window.bytes();
      if (SealFormat.hasMagic(bytes, window.indexOf(at))) {
        at += SealFormat.BYTES;
        continue;
      }
      GroupHeader header = header(at);
      if (header.timestampNanos() == wanted.nanos()) {
        return fromRecord(at + GroupFormat.BYTES, 0);
      }
      if (header.timestampNanos() > wanted.nanos()) {
        throw lost(at, "commit of " + header.timestampNanos());
      }
      at += GroupFormat.BYTES + header.bodyLength();
    }
    long next = at;
    return Prompt.then(runtime, window.move(next, GroupFormat.BYTES), moved -> fromGroup(next));
  }

  private GroupHeader header(long offset) {
    byte[] bytes = window.bytes();
    int at = window.indexOf(offset);
    if (!GroupFormat.isValid(bytes, at, checksum, offset)) {
      throw lost(offset, "no group");
    }
    return GroupFormat.decode(bytes, at);
  }

  private KoruException lost(long offset, String found) {
    return new KoruException.Corruption(
        "version is not where the index says: segment="
            + segment
            + " offset="
            + offset
            + " wanted="
            + wanted.nanos()
            + "/"
            + wanted.ordinal()
            + " found="
            + found);
  }
}
