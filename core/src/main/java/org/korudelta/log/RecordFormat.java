package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.bytes.ArrayCopy;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * The layout of one version within a group. Timestamp and ordinal are the group's and the place in
 * it.
 *
 * <pre>
 *   0  4  CRC-32 over 4..length
 *   4  4  length of the record
 *   8 32  version id
 *  40 32  content id
 *  72 16  salt
 *  88  8  expiry
 *  96  8  replica id
 * 104  1  operation: 1 put, 2 embed, 3 delete
 * 105  1  number of parents, 0 or 1
 * 106  2  length of the namespace
 * 108  2  length of the key
 * 110  2  zero
 * 112  4  number of causes
 * 116  4  length of the metadata
 * 120  4  length of the content
 * 124     parent, causes, namespace, key, metadata, content
 * </pre>
 */
final class RecordFormat {
  static final int FIXED_BYTES = 124;
  static final int CHECKSUM_BYTES = 4;
  static final int NAMESPACE_BYTES_MAX = 256;
  static final int KEY_BYTES_MAX = 1024;

  private static final List<Operation> OPERATIONS = List.of(Operation.values());

  private static final int LENGTH_AT = 4;
  private static final int ID_AT = 8;
  private static final int CONTENT_ID_AT = 40;
  private static final int SALT_AT = 72;
  private static final int EXPIRY_AT = 88;
  private static final int REPLICA_AT = 96;
  private static final int OPERATION_AT = 104;
  private static final int PARENTS_AT = 105;
  private static final int NAMESPACE_LENGTH_AT = 106;
  private static final int KEY_LENGTH_AT = 108;
  private static final int RESERVED_AT = 110;
  private static final int CAUSES_AT = 112;
  private static final int METADATA_LENGTH_AT = 116;
  private static final int CONTENT_LENGTH_AT = 120;
  private static final int CAUSES_MAX = GroupFormat.BODY_BYTES_MAX / VersionId.BYTES;

  private RecordFormat() {}

  /**
   * Appends the record to {@code out}; {@code limit} when a part is too long. Gives where it
   * starts.
   */
  static int encode(VersionRecord version, GrowingBuffer out) {
    int namespaceBytes = Utf8.length(version.namespace());
    int keyBytes = Utf8.length(version.key());
    checkLimit("namespace", namespaceBytes, NAMESPACE_BYTES_MAX);
    checkLimit("key", keyBytes, KEY_BYTES_MAX);
    checkLimit("causes", version.causes().size(), CAUSES_MAX);
    int length = encodedLength(version, namespaceBytes + keyBytes);
    int start = out.extend(length);
    byte[] bytes = out.bytes();
    encodeFixed(version, bytes, start);
    LittleEndian.putInt(bytes, start + LENGTH_AT, length);
    LittleEndian.putShort(bytes, start + NAMESPACE_LENGTH_AT, namespaceBytes);
    LittleEndian.putShort(bytes, start + KEY_LENGTH_AT, keyBytes);
    int at = putIds(version, bytes, start + FIXED_BYTES);
    at = Utf8.encode(version.namespace(), bytes, at);
    at = Utf8.encode(version.key(), bytes, at);
    at = put(version.metadata(), bytes, at);
    put(version.content(), bytes, at);
    stamp(bytes, start);
    return start;
  }

  /** Sets the checksum of the record at {@code at}. */
  static void stamp(byte[] bytes, int at) {
    LittleEndian.putInt(bytes, at, actualChecksum(bytes, at));
  }

  static void putId(byte[] bytes, int at, VersionId id) {
    id.copyTo(bytes, at + ID_AT);
  }

  static void putContentId(byte[] bytes, int at, ContentId id) {
    id.copyTo(bytes, at + CONTENT_ID_AT);
  }

  /** Whether the value of the record at {@code at} was taken. */
  static boolean isWiped(byte[] bytes, int at) {
    for (int i = CONTENT_ID_AT; i < SALT_AT; i++) {
      if (bytes[at + i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes value, metadata, content id and salt out of the record at {@code at}, whose place and
   * length stay as they are, and says there why. Gives how many bytes value and metadata had.
   */
  static int wipe(byte[] bytes, int at, Wiping why) {
    int end = at + length(bytes, at);
    int wiped =
        LittleEndian.intAt(bytes, at + METADATA_LENGTH_AT)
            + LittleEndian.intAt(bytes, at + CONTENT_LENGTH_AT);
    Arrays.fill(bytes, end - wiped, end, (byte) 0);
    Arrays.fill(bytes, at + CONTENT_ID_AT, at + SALT_AT, (byte) 0);
    System.arraycopy(why.bytes(), 0, bytes, at + SALT_AT, VersionRecord.SALT_BYTES);
    stamp(bytes, at);
    return wiped;
  }

  /** Which names of a record follow from the rest of it. */
  record Following(boolean id, boolean contentId) {}

  /** Adds the record at {@code at} to {@code sink} without its checksum and what follows. */
  static void putWithout(byte[] bytes, int at, Following following, ByteSink sink) {
    sink.put(bytes, at + LENGTH_AT, ID_AT - LENGTH_AT);
    sink.put(bytes, at + ID_AT, following.id ? 0 : VersionId.BYTES);
    sink.put(bytes, at + CONTENT_ID_AT, following.contentId ? 0 : ContentId.BYTES);
    sink.put(bytes, at + SALT_AT, length(bytes, at) - SALT_AT);
  }

  /**
   * Adds to {@code out} the record that {@link #putWithout} left something out of; what was left
   * out is still missing. Gives where it starts.
   */
  static int getWithout(ByteSource source, Following following, GrowingBuffer out) {
    int length = lengthWithout(source.peek(Integer.BYTES), 0);
    int at = out.extend(length);
    byte[] bytes = out.bytes();
    source.copyTo(bytes, at + LENGTH_AT, ID_AT - LENGTH_AT);
    source.copyTo(bytes, at + ID_AT, following.id ? 0 : VersionId.BYTES);
    source.copyTo(bytes, at + CONTENT_ID_AT, following.contentId ? 0 : ContentId.BYTES);
    source.copyTo(bytes, at + SALT_AT, length - SALT_AT);
    return at;
  }

  /** The length that what {@link #putWithout} added at {@code at} states of the whole record. */
  static int lengthWithout(byte[] bytes, int at) {
    int length = LittleEndian.intAt(bytes, at);
    if (length < FIXED_BYTES || length > GroupFormat.BODY_BYTES_MAX) {
      throw new KoruException.Corruption("packed record length: bytes=" + length);
    }
    return length;
  }

  /** How many bytes {@link #putWithout} adds for a record of {@code length}. */
  static int bytesWithout(Following following, int length) {
    return length
        - LENGTH_AT
        - (following.id ? VersionId.BYTES : 0)
        - (following.contentId ? ContentId.BYTES : 0);
  }

  private static int encodedLength(VersionRecord version, int nameBytes) {
    long ids = version.causes().size() + (version.parent().isPresent() ? 1L : 0L);
    long length = FIXED_BYTES + ids * VersionId.BYTES + nameBytes;
    length += (long) version.metadata().length + version.content().length;
    if (length > GroupFormat.BODY_BYTES_MAX) {
      throw new KoruException.Limit(
          "version too large: bytes=" + length + " max=" + GroupFormat.BODY_BYTES_MAX);
    }
    return (int) length;
  }

  private static void encodeFixed(VersionRecord version, byte[] bytes, int start) {
    putId(bytes, start, version.id());
    putContentId(bytes, start, version.contentId());
    put(version.salt(), bytes, start + SALT_AT);
    LittleEndian.putLong(bytes, start + EXPIRY_AT, version.expiresAtNanos());
    LittleEndian.putLong(bytes, start + REPLICA_AT, version.replicaId());
    bytes[start + OPERATION_AT] = (byte) version.operation().code();
    bytes[start + PARENTS_AT] = (byte) (version.parent().isPresent() ? 1 : 0);
    LittleEndian.putShort(bytes, start + RESERVED_AT, 0);
    LittleEndian.putInt(bytes, start + CAUSES_AT, version.causes().size());
    LittleEndian.putInt(bytes, start + METADATA_LENGTH_AT, version.metadata().length);
    LittleEndian.putInt(bytes, start + CONTENT_LENGTH_AT, version.content().length);
  }

  private static int putIds(VersionRecord version, byte[] bytes, int start) {
    int at = start;
    if (version.parent().isPresent()) {
      version.parent().get().copyTo(bytes, at);
      at += VersionId.BYTES;
    }
    for (VersionId cause : version.causes()) {
      cause.copyTo(bytes, at);
      at += VersionId.BYTES;
    }
    return at;
  }

  private static int put(byte[] part, byte[] bytes, int at) {
    System.arraycopy(part, 0, bytes, at, part.length);
    return at + part.length;
  }

  private static void checkLimit(String what, int value, int max) {
    if (value > max) {
      throw new KoruException.Limit(what + " too long: length=" + value + " max=" + max);
    }
  }

  /** The record's stated length, which may be anything when the record is damaged. */
  static int length(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at + LENGTH_AT);
  }

  static int expectedChecksum(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at);
  }

  /** The checksum of a record whose stated length lies within {@code bytes}. */
  static int actualChecksum(byte[] bytes, int at) {
    return Checksum.of(bytes, at + CHECKSUM_BYTES, length(bytes, at) - CHECKSUM_BYTES);
  }

  /**
   * Whether the fixed part at {@code at} agrees with itself as that of every record does, whatever
   * its checksum, at a small cost.
   */
  static boolean isPossible(byte[] bytes, int at) {
    return operationOf(bytes[at + OPERATION_AT]).isPresent()
        && LittleEndian.unsignedShort(bytes, at + RESERVED_AT) == 0
        && isFilled(bytes, at);
  }

  /**
   * The version at {@code at}, whose checksum is right; {@code corruption} when its fields
   * contradict each other.
   */
  static VersionRecord decode(byte[] bytes, int at, Address address) {
    int parents = bytes[at + PARENTS_AT];
    int causes = LittleEndian.intAt(bytes, at + CAUSES_AT);
    int namespaceLength = LittleEndian.unsignedShort(bytes, at + NAMESPACE_LENGTH_AT);
    int keyLength = LittleEndian.unsignedShort(bytes, at + KEY_LENGTH_AT);
    int metadataLength = LittleEndian.intAt(bytes, at + METADATA_LENGTH_AT);
    int contentLength = LittleEndian.intAt(bytes, at + CONTENT_LENGTH_AT);
    checkLengths(bytes, at);
    int idsAt = at + FIXED_BYTES;
    int causesAt = idsAt + parents * VersionId.BYTES;
    int namespaceAt = causesAt + causes * VersionId.BYTES;
    int keyAt = namespaceAt + namespaceLength;
    int metadataAt = keyAt + keyLength;
    int contentAt = metadataAt + metadataLength;
    ContentId contentId = ContentId.at(bytes, at + CONTENT_ID_AT);
    int kept = contentId.isNone() ? 0 : 1;
    return new VersionRecord(
        VersionId.at(bytes, at + ID_AT),
        parents == 0 ? Optional.empty() : Optional.of(VersionId.at(bytes, idsAt)),
        idsAt(bytes, causesAt, causes),
        text(bytes, namespaceAt, namespaceLength),
        text(bytes, keyAt, keyLength),
        operation(bytes[at + OPERATION_AT]),
        contentId,
        part(bytes, contentAt, kept * contentLength),
        address.nanos(),
        address.ordinal(),
        LittleEndian.longAt(bytes, at + EXPIRY_AT),
        LittleEndian.longAt(bytes, at + REPLICA_AT),
        part(bytes, metadataAt, kept * metadataLength),
        part(bytes, at + SALT_AT, VersionRecord.SALT_BYTES));
  }

  private static void checkLengths(byte[] bytes, int at) {
    if (!isFilled(bytes, at)) {
      throw new KoruException.Corruption(
          "record lengths disagree: parts="
              + partsLength(bytes, at)
              + " record="
              + length(bytes, at));
    }
  }

  /** Whether the parts fill the record exactly. */
  private static boolean isFilled(byte[] bytes, int at) {
    int parents = bytes[at + PARENTS_AT];
    return (parents == 0 || parents == 1)
        && LittleEndian.intAt(bytes, at + CAUSES_AT) >= 0
        && LittleEndian.intAt(bytes, at + METADATA_LENGTH_AT) >= 0
        && LittleEndian.intAt(bytes, at + CONTENT_LENGTH_AT) >= 0
        && partsLength(bytes, at) == length(bytes, at);
  }

  private static long partsLength(byte[] bytes, int at) {
    long ids = bytes[at + PARENTS_AT] + (long) LittleEndian.intAt(bytes, at + CAUSES_AT);
    return FIXED_BYTES
        + ids * VersionId.BYTES
        + LittleEndian.unsignedShort(bytes, at + NAMESPACE_LENGTH_AT)
        + LittleEndian.unsignedShort(bytes, at + KEY_LENGTH_AT)
        + LittleEndian.intAt(bytes, at + METADATA_LENGTH_AT)
        + LittleEndian.intAt(bytes, at + CONTENT_LENGTH_AT);
  }

  private static List<VersionId> idsAt(byte[] bytes, int at, int count) {
    if (count == 0) {
      return List.of();
    }
    List<VersionId> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(VersionId.at(bytes, at + i * VersionId.BYTES));
    }
    return List.copyOf(ids);
  }

  private static String text(byte[] bytes, int at, int length) {
    try {
      return Utf8.decode(bytes, at, length);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.Corruption("record name is no text: " + e.getMessage(), e);
    }
  }

  private static byte[] part(byte[] bytes, int at, int length) {
    return ArrayCopy.part(bytes, at, length);
  }

  private static Operation operation(byte code) {
    return operationOf(code)
        .orElseThrow(
            () ->
                new KoruException.Unsupported(
                    "operation in record: code=" + code + " max=" + OPERATIONS.size()));
  }

  private static Optional<Operation> operationOf(byte code) {
    for (Operation operation : OPERATIONS) {
      if (operation.code() == code) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
