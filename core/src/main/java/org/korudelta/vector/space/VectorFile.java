package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * A file with all spaces of a database as they were after one commit.
 *
 * <pre>
 *  section  magic "KORUVECT", format version 1: int, log id: 16 bytes, number of the file: int,
 *           time of the last commit in it: time, how many spaces: varint
 *  sections of each space ({@link SpaceParts})
 *  section  magic "KORUVECE"
 * </pre>
 *
 * <p>{@link Sections} says how each is framed. A file that has the last section is whole.
 * Threading: stateless.
 */
final class VectorFile {
  /** The only version there is. */
  static final int VERSION = 1;

  private static final byte[] HEADER_MAGIC = {'K', 'O', 'R', 'U', 'V', 'E', 'C', 'T'};
  private static final byte[] END_MAGIC = {'K', 'O', 'R', 'U', 'V', 'E', 'C', 'E'};
  private static final int LOG_ID_BYTES = 16;

  /** How long the last section is with its frame. */
  static final int END_BYTES = Sections.FRAME + END_MAGIC.length;

  private VectorFile() {}

  /** The last section. */
  static ByteSink end() {
    return new ByteSink(END_MAGIC.length).put(END_MAGIC);
  }

  /** Checks the last section. */
  static void requireEnd(ByteSource section) {
    requireMagic(section, END_MAGIC);
  }

  /** Which file of which log. */
  record Identity(byte[] logId, int number) {}

  /** Spaces as they were, up to the commit at a time. */
  record Image(long nanos, List<SpaceParts> spaces) {
    static Image of(long nanos, List<VectorSpace> spaces) {
      List<SpaceParts> parts = new ArrayList<>();
      spaces.forEach(space -> parts.add(new SpaceParts(space)));
      return new Image(nanos, parts);
    }
  }

  /** What was read: spaces, up to the commit at a time. */
  record Contents(long nanos, List<VectorSpace> spaces) {}

  /** The first section. */
  static ByteSink header(Identity identity, Image image) {
    return new ByteSink(64)
        .put(HEADER_MAGIC)
        .putInt(VERSION)
        .put(identity.logId())
        .putInt(identity.number())
        .putNanos(image.nanos())
        .putVarint(image.spaces().size());
  }

  /** Checks the first section as far as it says whose the file is. */
  static void requireIdentity(ByteSource header, Identity identity) {
    requireMagic(header, HEADER_MAGIC);
    int version = header.getInt();
    if (version > VERSION) {
      throw new KoruException.Unsupported(
          "vector index of a later release: version=" + version + " max=" + VERSION);
    }
    byte[] logId = header.getBytes(LOG_ID_BYTES);
    int number = header.getInt();
    if (!Arrays.equals(logId, identity.logId()) || number != identity.number()) {
      throw new KoruException.Corruption(
          "vector index of another log or file: expected="
              + identity.number()
              + " actual="
              + number);
    }
  }

  private static void requireMagic(ByteSource section, byte[] magic) {
    if (!Arrays.equals(section.getBytes(magic.length), magic)) {
      throw new KoruException.Corruption("vector index section without its magic");
    }
  }
}
