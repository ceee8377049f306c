package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * The layout of a manifest slot.
 *
 * <pre>
 *  0  8  magic "KORUMANI"
 *  8  4  format version
 * 12  4  number of segments n
 * 16 16  log id
 * 32  8  generation
 * 40 20n segments: number (4), length (8), sequence of the first group (8)
 *  .  4  CRC-32 over all before
 * </pre>
 */
final class ManifestFormat {
  static final int VERSION = 1;
  static final int SEGMENTS_MAX = 1_000_000;

  /** No slot is longer. */
  static final int BYTES_MAX = length(SEGMENTS_MAX);

  private static final byte[] MAGIC = {'K', 'O', 'R', 'U', 'M', 'A', 'N', 'I'};
  private static final int VERSION_AT = 8;
  private static final int COUNT_AT = 12;
  private static final int LOG_ID_AT = 16;
  private static final int GENERATION_AT = 32;
  private static final int ENTRIES_AT = 40;
  private static final int ENTRY_BYTES = 20;
  private static final int ENTRY_LENGTH_AT = 4;
  private static final int ENTRY_SEQUENCE_AT = 12;
  private static final int CHECKSUM_BYTES = 4;

  private ManifestFormat() {}

  /** The manifest's bytes; {@code limit} when it lists too many segments. */
  static byte[] encode(Manifest manifest) {
    int count = manifest.segments().size();
    if (count > SEGMENTS_MAX) {
      throw new KoruException.Limit("too many segments: count=" + count + " max=" + SEGMENTS_MAX);
    }
    byte[] bytes = new byte[length(count)];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    LittleEndian.putInt(bytes, VERSION_AT, VERSION);
    LittleEndian.putInt(bytes, COUNT_AT, count);
    System.arraycopy(manifest.logId(), 0, bytes, LOG_ID_AT, SegmentHeaderFormat.LOG_ID_BYTES);
    LittleEndian.putLong(bytes, GENERATION_AT, manifest.generation());
    for (int i = 0; i < count; i++) {
      encodeEntry(manifest.segments().get(i), bytes, ENTRIES_AT + i * ENTRY_BYTES);
    }
    int scope = bytes.length - CHECKSUM_BYTES;
    LittleEndian.putInt(bytes, scope, Checksum.of(bytes, 0, scope));
    return bytes;
  }

  /**
   * The manifest, empty when the bytes are not a whole one; {@code unsupported} when a later
   * version wrote it.
   */
  static Optional<Manifest> decode(byte[] bytes) {
    if (!isWhole(bytes)) {
      return Optional.empty();
    }
    checkVersion(LittleEndian.intAt(bytes, VERSION_AT));
    int count = LittleEndian.intAt(bytes, COUNT_AT);
    boolean possible = count >= 1 && count <= SEGMENTS_MAX && bytes.length == length(count);
    return possible ? Optional.of(fields(bytes, count)) : Optional.empty();
  }

  /** Whether the bytes are a manifest of any version whose checksum is right. */
  static boolean isWhole(byte[] bytes) {
    return hasMagic(bytes) && expectedChecksum(bytes) == actualChecksum(bytes);
  }

  /** Whether a whole manifest may have so many bytes: fewer are what a cut write leaves. */
  static boolean isWholeLength(int bytes) {
    return bytes >= length(1) && (bytes - length(0)) % ENTRY_BYTES == 0;
  }

  /** The checksum that {@code bytes}, at least as many as the least manifest has, carry. */
  static int expectedChecksum(byte[] bytes) {
    return LittleEndian.intAt(bytes, bytes.length - CHECKSUM_BYTES);
  }

  /** The checksum that {@code bytes} have. */
  static int actualChecksum(byte[] bytes) {
    return Checksum.of(bytes, 0, bytes.length - CHECKSUM_BYTES);
  }

  private static boolean hasMagic(byte[] bytes) {
    return bytes.length >= length(1)
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static int length(int count) {
    return ENTRIES_AT + count * ENTRY_BYTES + CHECKSUM_BYTES;
  }

  private static void encodeEntry(Manifest.Entry entry, byte[] bytes, int at) {
    LittleEndian.putInt(bytes, at, entry.number());
    LittleEndian.putLong(bytes, at + ENTRY_LENGTH_AT, entry.length());
    LittleEndian.putLong(bytes, at + ENTRY_SEQUENCE_AT, entry.firstSequence());
  }

  private static void checkVersion(int version) {
    if (Integer.compareUnsigned(version, VERSION) > 0) {
      throw new KoruException.Unsupported(
          "manifest format version: version="
              + Integer.toUnsignedString(version)
              + " max="
              + VERSION);
    }
  }

  private static Manifest fields(byte[] bytes, int count) {
    List<Manifest.Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = ENTRIES_AT + i * ENTRY_BYTES;
      entries.add(
          new Manifest.Entry(
              LittleEndian.intAt(bytes, at),
              LittleEndian.longAt(bytes, at + ENTRY_LENGTH_AT),
              LittleEndian.longAt(bytes, at + ENTRY_SEQUENCE_AT)));
    }
    return new Manifest(
        Arrays.copyOfRange(bytes, LOG_ID_AT, LOG_ID_AT + SegmentHeaderFormat.LOG_ID_BYTES),
        LittleEndian.longAt(bytes, GENERATION_AT),
        List.copyOf(entries));
  }
}
