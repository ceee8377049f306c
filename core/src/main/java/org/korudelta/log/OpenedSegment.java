package org.korudelta.log;

import java.util.Arrays;
import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Hex;

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
    return directory.open(FileNames.segment(number)).then(file -> measure(file, number));
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
    SegmentHeader header = SegmentHeaderFormat.decode(firstBytes).orElseThrow(this::headerDamage);
    check("log id", Hex.encode(expected.logId()), Hex.encode(header.logId()));
    check("number", expected.number(), header.number());
    check("previous segment", expected.previous(), header.previous());
    check("first sequence", expected.firstSequence(), header.firstSequence());
  }

  private void check(String field, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new KoruException.Corruption(
          "segment header disagrees with manifest: segment="
              + number
              + " field="
              + field
              + " expected="
              + expected
              + " actual="
              + actual);
    }
  }

  private KoruException headerDamage() {
    String expected = Checksum.hex(SegmentHeaderFormat.expectedChecksum(firstBytes));
    String actual = Checksum.hex(SegmentHeaderFormat.actualChecksum(firstBytes));
    return new Damage("segment header checksum mismatch", number, 0, expected, actual).corruption();
  }
}
