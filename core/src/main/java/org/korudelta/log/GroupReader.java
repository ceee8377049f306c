package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/** The records of one group: checked one by one first, so that damage has a name, then decoded. */
final class GroupReader {
  private final byte[] bytes;
  private final int headerAt;
  private final GroupHeader header;
  private final Place place;
  private final int bodyEnd;

  /** The whole group, which stands at {@code place} of its segment, must be in {@code bytes}. */
  GroupReader(byte[] bytes, int headerAt, GroupHeader header, Place place) {
    this.bytes = bytes;
    this.headerAt = headerAt;
    this.header = header;
    this.place = place;
    this.bodyEnd = headerAt + GroupFormat.BYTES + header.bodyLength();
  }

  GroupHeader header() {
    return header;
  }

  /** The same group, which has been copied to {@code at} of {@code otherBytes}. */
  GroupReader moved(byte[] otherBytes, int at) {
    return new GroupReader(otherBytes, at, header, place);
  }

  /** Where the group begins in its segment. */
  long offset() {
    return place.offset();
  }

  /** Where the group ends in its segment. */
  long end() {
    return place.offset() + GroupFormat.BYTES + header.bodyLength();
  }

  /** Where the first record begins in the bytes. */
  int firstRecord() {
    return headerAt + GroupFormat.BYTES;
  }

  /** Where the records end in the bytes. */
  int bodyEnd() {
    return bodyEnd;
  }

  /** The first damage of the group. */
  Optional<Finding> damage() {
    int at = firstRecord();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      if (!isSound(at)) {
        return Optional.of(recordDamage(at, ordinal));
      }
      at += RecordFormat.length(bytes, at);
    }
    return groupDamage();
  }

  /** What is wrong with sound records together: that they are not those of the group. */
  Optional<Finding> groupDamage() {
    CRC32 checksums = new CRC32();
    int at = firstRecord();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      checksums.update(bytes, at, RecordFormat.CHECKSUM_BYTES);
      at += RecordFormat.length(bytes, at);
    }
    int actual = (int) checksums.getValue();
    if (at == bodyEnd && actual == header.recordsChecksum()) {
      return Optional.empty();
    }
    String expected = Checksum.hex(header.recordsChecksum());
    return Optional.of(
        Finding.of(Kind.GROUP, place, expected, Checksum.hex(actual))
            .about(Subject.commit(header.sequence())));
  }

  /** Whether a whole record stands at {@code at}. */
  boolean isSound(int at) {
    return isLengthSound(at)
        && RecordFormat.expectedChecksum(bytes, at) == RecordFormat.actualChecksum(bytes, at);
  }

  /** Whether what stands at {@code at} states a length that the group has room for. */
  boolean isLengthSound(int at) {
    if (bodyEnd - at < RecordFormat.FIXED_BYTES) {
      return false;
    }
    int length = RecordFormat.length(bytes, at);
    return length >= RecordFormat.FIXED_BYTES && length <= bodyEnd - at;
  }

  /**
   * Whether what stands at {@code at} may be a record: a check that costs little, to be made before
   * a checksum where many places are tried.
   */
  boolean isPossible(int at) {
    return isLengthSound(at) && RecordFormat.isPossible(bytes, at);
  }

  /** Where the record at {@code at}, whose length is sound, ends. */
  int endOfRecord(int at) {
    return at + RecordFormat.length(bytes, at);
  }

  /** What is wrong with the record at {@code at}, which is not sound. */
  Finding recordDamage(int at, int ordinal) {
    int left = bodyEnd - at;
    int expected =
        left < RecordFormat.CHECKSUM_BYTES ? 0 : RecordFormat.expectedChecksum(bytes, at);
    int actual =
        isLengthSound(at)
            ? RecordFormat.actualChecksum(bytes, at)
            : Checksum.of(bytes, at, Math.min(left, RecordFormat.FIXED_BYTES));
    Place there = Place.segment(place.segment(), place.offset() + (at - headerAt));
    return Finding.of(Kind.RECORD, there, Checksum.hex(expected), Checksum.hex(actual))
        .about(Subject.record(header.sequence(), ordinal));
  }

  /** That the group's records cannot be read although they are sound. */
  Finding unreadable(KoruException reason) {
    return Finding.of(Kind.RECORD_FIELDS, place, "", reason.getMessage())
        .about(Subject.commit(header.sequence()));
  }

  /** Where the undamaged group and its records stand. */
  CommitPlace commitPlace() {
    long[] records = new long[header.recordCount() + 1];
    int at = firstRecord();
    for (int ordinal = 0; ordinal <= header.recordCount(); ordinal++) {
      records[ordinal] = place.offset() + (at - headerAt);
      at = ordinal == header.recordCount() ? at : at + RecordFormat.length(bytes, at);
    }
    return new CommitPlace(header.sequence(), header.timestampNanos(), place.segment(), records);
  }

  /** The versions of an undamaged group. */
  List<VersionRecord> versions() {
    List<VersionRecord> versions = new ArrayList<>(header.recordCount());
    int at = firstRecord();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      versions.add(version(at, ordinal));
      at += RecordFormat.length(bytes, at);
    }
    return List.copyOf(versions);
  }

  /** The version at {@code at}, a record of sound length. */
  VersionRecord version(int at, int ordinal) {
    return RecordFormat.decode(bytes, at, new Address(header.timestampNanos(), ordinal));
  }
}
