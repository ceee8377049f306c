package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.korudelta.causal.VersionRecord;

/** The records of one group: checked one by one first, so that damage has a name, then decoded. */
final class GroupReader {
  private final byte[] bytes;
  private final int headerAt;
  private final GroupHeader header;
  private final int bodyEnd;

  /** The whole group must be in {@code bytes}. */
  GroupReader(byte[] bytes, int headerAt, GroupHeader header) {
    this.bytes = bytes;
    this.headerAt = headerAt;
    this.header = header;
    this.bodyEnd = headerAt + GroupFormat.BYTES + header.bodyLength();
  }

  /** The first damage of the group, which stands at {@code offset} of {@code segment}. */
  Optional<Damage> damage(int segment, long offset) {
    CRC32 checksums = new CRC32();
    int at = headerAt + GroupFormat.BYTES;
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      if (!isSound(at)) {
        return Optional.of(recordDamage(segment, offset, at, ordinal));
      }
      checksums.update(bytes, at, RecordFormat.CHECKSUM_BYTES);
      at += RecordFormat.length(bytes, at);
    }
    int actual = (int) checksums.getValue();
    if (at != bodyEnd || actual != header.recordsChecksum()) {
      String expected = Checksum.hex(header.recordsChecksum());
      String what = "group checksum mismatch: sequence=" + header.sequence();
      return Optional.of(new Damage(what, segment, offset, expected, Checksum.hex(actual)));
    }
    return Optional.empty();
  }

  private boolean isSound(int at) {
    return isLengthSound(at)
        && RecordFormat.expectedChecksum(bytes, at) == RecordFormat.actualChecksum(bytes, at);
  }

  private boolean isLengthSound(int at) {
    if (bodyEnd - at < RecordFormat.FIXED_BYTES) {
      return false;
    }
    int length = RecordFormat.length(bytes, at);
    return length >= RecordFormat.FIXED_BYTES && length <= bodyEnd - at;
  }

  private Damage recordDamage(int segment, long offset, int at, int ordinal) {
    String what = "record checksum mismatch: sequence=" + header.sequence() + " ordinal=" + ordinal;
    long recordOffset = offset + (at - headerAt);
    int left = bodyEnd - at;
    int expected =
        left < RecordFormat.CHECKSUM_BYTES ? 0 : RecordFormat.expectedChecksum(bytes, at);
    int actual =
        isLengthSound(at) ? RecordFormat.actualChecksum(bytes, at) : Checksum.of(bytes, at, left);
    return new Damage(what, segment, recordOffset, Checksum.hex(expected), Checksum.hex(actual));
  }

  /** The versions of an undamaged group. */
  List<VersionRecord> versions() {
    List<VersionRecord> versions = new ArrayList<>(header.recordCount());
    int at = headerAt + GroupFormat.BYTES;
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      versions.add(RecordFormat.decode(bytes, at, header, ordinal));
      at += RecordFormat.length(bytes, at);
    }
    return List.copyOf(versions);
  }
}
