package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Hex;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * A segment file that recovery has open.
 *
 * @param file the open file
 * @param number its number, from its name
 * @param size its length in bytes
 * @param firstBytes its first bytes, as many as a header has or as there are
 */
record OpenedSegment(StorageFile file, int number, long size, byte[] firstBytes) {

  static Promise<OpenedSegment> open(LogDirectory directory, int number) {
    return directory.openSegment(number).then(file -> measure(file, number));
  }

  private static Promise<OpenedSegment> measure(StorageFile file, int number) {
    return file.size().then(size -> readFirstBytes(file, number, size));
  }

  private static Promise<OpenedSegment> readFirstBytes(StorageFile file, int number, long size) {
    return file.read(0, SegmentHeaderFormat.BYTES)
        .map(bytes -> new OpenedSegment(file, number, size, bytes));
  }

  /** The header, when it is undamaged and belongs to this segment of the log. */
  Optional<SegmentHeader> header(byte[] logId) {
    return SegmentHeaderFormat.decode(firstBytes)
        .filter(header -> header.number() == number && Arrays.equals(header.logId(), logId));
  }

  /** The frames up to {@code end}. */
  SegmentBytes bytes(byte[] logId, long end, int blockBytes) {
    return new SegmentBytes(
        number, new FrameChecksum(logId, number), new BlockReader(file, end, blockBytes));
  }

  /** Checks that the header is {@code expected}; {@code corruption} naming what differs. */
  void check(SegmentHeader expected) {
    SegmentHeader header =
        SegmentHeaderFormat.decode(firstBytes).orElseThrow(() -> headerDamage().corruption());
    for (Finding difference : differences(expected, header)) {
      throw difference.corruption();
    }
  }

  /** The header whatever it says, when its checksum is right. */
  Optional<SegmentHeader> wholeHeader() {
    return SegmentHeaderFormat.isWhole(firstBytes)
        ? SegmentHeaderFormat.decode(firstBytes)
        : Optional.empty();
  }

  /** How much of segment {@code before} the header states to be durable, if it follows that one. */
  Optional<Long> stated(byte[] logId, int before) {
    return header(logId)
        .map(SegmentHeader::previous)
        .filter(previous -> previous.number() == before)
        .map(SegmentHeader.PreviousSegment::length);
  }

  /** That the file is shorter than {@code expected}. */
  Finding truncation(long expected) {
    return Finding.of(Kind.SEGMENT_TRUNCATED, Place.segment(number, size), expected, size);
  }

  /** The same file as another segment, which its header says it is. */
  OpenedSegment as(int otherNumber) {
    return new OpenedSegment(file, otherNumber, size, firstBytes);
  }

  /** How {@code actual} differs from {@code expected}, field by field. */
  List<Finding> differences(SegmentHeader expected, SegmentHeader actual) {
    List<Finding> found = new ArrayList<>();
    compare(found, "log id", Hex.encode(expected.logId()), Hex.encode(actual.logId()));
    compare(found, "number", expected.number(), actual.number());
    compare(found, "previous segment", expected.previous(), actual.previous());
    compare(found, "first sequence", expected.firstSequence(), actual.firstSequence());
    return found;
  }

  private void compare(List<Finding> found, String field, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      found.add(
          Finding.of(
              Kind.SEGMENT_HEADER_FIELD,
              Place.segment(number, 0),
              field + " " + expected,
              field + " " + actual));
    }
  }

  /** That the header is no header. */
  Finding headerDamage() {
    String expected = Checksum.hex(SegmentHeaderFormat.expectedChecksum(firstBytes));
    String actual = Checksum.hex(SegmentHeaderFormat.actualChecksum(firstBytes));
    return Finding.of(Kind.SEGMENT_HEADER, Place.segment(number, 0), expected, actual);
  }
}
