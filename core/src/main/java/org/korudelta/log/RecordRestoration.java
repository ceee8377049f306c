package org.korudelta.log;

import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;

/**
 * Puts back into a record the checksum and the ids that {@link SegmentSqueeze} left out.
 *
 * <p>Threading: safe from any thread.
 */
final class RecordRestoration {
  private static final int ID_FOLLOWS = 1;
  private static final int CONTENT_ID_FOLLOWS = 2;

  private static final ContentId SOME = some();

  private final VersionIds ids;

  RecordRestoration(VersionIds ids) {
    this.ids = ids;
  }

  private static ContentId some() {
    byte[] bytes = new byte[ContentId.BYTES];
    bytes[0] = 1;
    return ContentId.of(bytes);
  }

  /** The flags of a record from which nothing is left out when it is wiped. */
  static int flags(boolean wiped) {
    return wiped ? 0 : ID_FOLLOWS | CONTENT_ID_FOLLOWS;
  }

  private static RecordFormat.Following following(int flags) {
    return new RecordFormat.Following((flags & ID_FOLLOWS) != 0, (flags & CONTENT_ID_FOLLOWS) != 0);
  }

  /** Reads how long the next record is, whole; the source stays where it is. */
  static int length(ByteSource source) {
    return RecordFormat.lengthWithout(source.peek(1 + Integer.BYTES), 1);
  }

  /** Passes over the next record; gives how long it is, whole. */
  static int skip(ByteSource source) {
    int length = length(source);
    source.skip(1 + RecordFormat.bytesWithout(following(source.peek(1)[0]), length));
    return length;
  }

  /** Adds the next record to {@code out}; gives where it starts. */
  int next(ByteSource source, Address address, GrowingBuffer out) {
    RecordFormat.Following following = following(source.get());
    int at = RecordFormat.getWithout(source, following, out);
    VersionRecord version = named(out.bytes(), at, following, address);
    RecordFormat.putContentId(out.bytes(), at, version.contentId());
    RecordFormat.putId(out.bytes(), at, version.id());
    RecordFormat.stamp(out.bytes(), at);
    return at;
  }

  /** The next record as a version. */
  FoundVersion version(ByteSource source, Address address) {
    RecordFormat.Following following = following(source.get());
    GrowingBuffer out = new GrowingBuffer();
    int at = RecordFormat.getWithout(source, following, out);
    return new FoundVersion(named(out.bytes(), at, following, address), following.id());
  }

  /** The record at {@code at} with the names that follow from the rest of it. */
  private VersionRecord named(
      byte[] bytes, int at, RecordFormat.Following following, Address address) {
    if (following.contentId()) {
      RecordFormat.putContentId(bytes, at, SOME); // None would say that there is no content.
    }
    VersionRecord version = RecordFormat.decode(bytes, at, address);
    if (following.contentId()) {
      version = version.withContentId(ids.contentId(version.operation(), version.content()));
    }
    return following.id() ? version.withId(ids.versionId(version)) : version;
  }
}
