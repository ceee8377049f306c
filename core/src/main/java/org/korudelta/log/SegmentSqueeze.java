package org.korudelta.log;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.pack.Squeeze;
import org.korudelta.verify.Place;

/**
 * Leaves out of whole groups what follows from the rest: checksums, content ids and version ids,
 * some seventy random bytes a record.
 *
 * <pre>
 *  0 | length | bytes                    as they are: header, seal, what does not agree with itself
 *  1 | group header without checksums    then for each record:
 *      flags | record without checksum, and without the ids that the flags name
 * </pre>
 *
 * <p>Threading: safe from any thread.
 */
final class SegmentSqueeze implements Squeeze {
  private static final int AS_IT_IS = 0;
  private static final int GROUP = 1;
  private static final int ID_FOLLOWS = 1;
  private static final int CONTENT_ID_FOLLOWS = 2;

  private static final ContentId SOME = some();

  private final VersionIds ids;
  private final byte[] logId;
  private final int segment;

  private static ContentId some() {
    byte[] bytes = new byte[ContentId.BYTES];
    bytes[0] = 1;
    return ContentId.of(bytes);
  }

  SegmentSqueeze(VersionIds ids, byte[] owner) {
    this.ids = ids;
    this.logId = Arrays.copyOf(owner, SegmentHeaderFormat.LOG_ID_BYTES);
    this.segment = new ByteSource(owner, logId.length, owner.length).getInt();
  }

  /** Names a segment of a log. */
  static byte[] owner(byte[] logId, int segment) {
    return new ByteSink(logId.length + Integer.BYTES).put(logId).putInt(segment).copy();
  }

  @Override
  public byte[] squeezed(long offset, byte[] block) {
    FrameChecksum checksum = new FrameChecksum(logId, segment);
    ByteSink kept = new ByteSink(block.length);
    int at = 0;
    while (at < block.length) {
      int end = frameEnd(block, at, offset + at, checksum);
      if (end == 0) {
        putAsItIs(block, at, block.length, kept);
        return kept.copy();
      }
      if (SealFormat.hasMagic(block, at)) {
        putAsItIs(block, at, end, kept);
      } else {
        putGroup(block, at, kept);
      }
      at = end;
    }
    return kept.copy();
  }

  /** Where the frame at {@code at} ends; 0 when none can be left out of there. */
  private static int frameEnd(byte[] block, int at, long offset, FrameChecksum checksum) {
    int left = block.length - at;
    if (left >= SealFormat.BYTES && SealFormat.hasMagic(block, at)) {
      return at + SealFormat.BYTES;
    }
    if (left < GroupFormat.BYTES || !GroupFormat.isValid(block, at, checksum, offset)) {
      return 0;
    }
    GroupHeader header = GroupFormat.decode(block, at);
    boolean whole = header.bodyLength() <= left - GroupFormat.BYTES;
    return whole && reader(block, at, header).damage().isEmpty()
        ? at + GroupFormat.BYTES + header.bodyLength()
        : 0;
  }

  private static GroupReader reader(byte[] block, int at, GroupHeader header) {
    return new GroupReader(block, at, header, Place.NOWHERE);
  }

  private static void putAsItIs(byte[] block, int from, int to, ByteSink kept) {
    kept.put(AS_IT_IS).putVarint(to - from).put(block, from, to - from);
  }

  private void putGroup(byte[] block, int at, ByteSink kept) {
    GroupHeader header = GroupFormat.decode(block, at);
    kept.put(GROUP);
    GroupFormat.putWithoutChecksums(block, at, kept);
    GroupReader reader = reader(block, at, header);
    int record = reader.firstRecord();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      putRecord(block, record, new Address(header.timestampNanos(), ordinal), kept);
      record = reader.endOfRecord(record);
    }
  }

  private void putRecord(byte[] block, int at, Address address, ByteSink kept) {
    VersionRecord version = RecordFormat.decode(block, at, address);
    RecordFormat.Following following = following(version);
    kept.put((following.id() ? ID_FOLLOWS : 0) | (following.contentId() ? CONTENT_ID_FOLLOWS : 0));
    RecordFormat.putWithout(block, at, following, kept);
  }

  private RecordFormat.Following following(VersionRecord version) {
    if (version.isWiped()) {
      return new RecordFormat.Following(false, false);
    }
    ContentId contentId = ids.contentId(version.operation(), version.content());
    return new RecordFormat.Following(
        ids.versionId(version).equals(version.id()), contentId.equals(version.contentId()));
  }

  @Override
  public byte[] restored(long offset, byte[] kept) {
    ByteSource source = new ByteSource(kept);
    GrowingBuffer block = new GrowingBuffer();
    while (source.hasMore()) {
      int kind = source.get();
      if (kind == AS_IT_IS) {
        byte[] bytes = source.getSized();
        int at = block.extend(bytes.length);
        System.arraycopy(bytes, 0, block.bytes(), at, bytes.length);
      } else {
        restoreGroup(offset, source, block);
      }
    }
    return block.copy();
  }

  private void restoreGroup(long offset, ByteSource source, GrowingBuffer block) {
    int at = block.extend(GroupFormat.BYTES);
    GroupFormat.getWithoutChecksums(source, block.bytes(), at);
    GroupHeader header = GroupFormat.decode(block.bytes(), at);
    CRC32 checksums = new CRC32();
    for (int ordinal = 0; ordinal < header.recordCount(); ordinal++) {
      int record = restoreRecord(source, block, new Address(header.timestampNanos(), ordinal));
      checksums.update(block.bytes(), record, RecordFormat.CHECKSUM_BYTES);
    }
    if (block.length() - at - GroupFormat.BYTES != header.bodyLength()) {
      throw new KoruException.Corruption(
          "packed group has another length: bytes="
              + (block.length() - at - GroupFormat.BYTES)
              + " expected="
              + header.bodyLength());
    }
    GroupFormat.putRecordsChecksum(block.bytes(), at, (int) checksums.getValue());
    GroupFormat.stamp(block.bytes(), at, new FrameChecksum(logId, segment), offset + at);
  }

  private int restoreRecord(ByteSource source, GrowingBuffer block, Address address) {
    int flags = source.get();
    RecordFormat.Following following =
        new RecordFormat.Following((flags & ID_FOLLOWS) != 0, (flags & CONTENT_ID_FOLLOWS) != 0);
    int at = RecordFormat.getWithout(source, following, block);
    byte[] bytes = block.bytes();
    if (following.contentId()) {
      RecordFormat.putContentId(bytes, at, SOME); // None would say that there is no content.
      VersionRecord version = RecordFormat.decode(bytes, at, address);
      ContentId contentId = ids.contentId(version.operation(), version.content());
      RecordFormat.putContentId(bytes, at, contentId);
    }
    if (following.id()) {
      VersionId id = ids.versionId(RecordFormat.decode(bytes, at, address));
      RecordFormat.putId(bytes, at, id);
    }
    RecordFormat.stamp(bytes, at);
    return at;
  }
}
