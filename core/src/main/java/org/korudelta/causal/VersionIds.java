package org.korudelta.causal;

import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.text.Utf8;

/**
 * Gives contents and versions their names (V4).
 *
 * <p>Cost: one SHA-256 each, over the content for a content id, over some 250 bytes for a version
 * id. Threading: immutable, as safe as its digest.
 */
public final class VersionIds {
  /*
   * contentId = SHA-256( code of the operation, 1 byte | content bytes )
   *
   * versionId = SHA-256( field* ), where field = length, 4 bytes big-endian | that many bytes:
   *
   *    #   field        bytes
   *    0   domain tag   "korudelta/version/1" in ASCII
   *    1   parents      32 each: none or one
   *    2   causes       32 each, ascending as unsigned bytes
   *    3   namespace    UTF-8
   *    4   key          UTF-8
   *    5   operation    1: its code
   *    6   content id   32
   *    7   timestamp    8, big-endian, epoch nanoseconds
   *    8   ordinal      4, big-endian
   *    9   expiry       8, big-endian, epoch nanoseconds; 2^63 - 1 for never
   *    10  replica      8, big-endian
   *    11  metadata     canonical JSON in UTF-8; none when the object is empty
   *    12  salt         16
   *
   * Every field has its length in front, so no two different versions hash the same bytes; the
   * domain tag keeps them apart from everything else that is hashed.
   */
  private static final byte[] DOMAIN = Utf8.encode("korudelta/version/1");
  private static final int FIELDS = 13;
  private static final int FIXED_BYTES = 1 + Integer.BYTES + 3 * Long.BYTES;

  /** The tag of each operation, by its code. */
  private static final byte[][] TAGS = {{}, {1}, {2}, {3}};

  private final Digest digest;

  /** Names made with {@code digest}, which must be SHA-256. */
  public VersionIds(Digest digest) {
    this.digest = digest;
  }

  /** The digest that names are made with. */
  public Digest digest() {
    return digest;
  }

  /** The name of {@code content}, which is canonical already. */
  public ContentId contentId(Operation operation, byte[] content) {
    return ContentId.of(digest.sha256(TAGS[operation.code()], content));
  }

  /** The name of the version with these fields; the id it carries does not count. */
  public VersionId versionId(VersionRecord version) {
    return VersionId.of(digest.sha256(hashed(version)));
  }

  /**
   * Recomputes both names of {@code version}.
   *
   * @throws KoruException.Corruption when one of them is not the one it carries
   */
  public void verify(VersionRecord version) {
    if (version.isWiped()) {
      return;
    }
    ContentId content = contentId(version.operation(), version.content());
    if (!content.equals(version.contentId())) {
      throw mismatch("content id", version, content.hex(), version.contentId().hex());
    }
    verifyId(version);
  }

  /**
   * Recomputes the id of {@code version}, which its content id is part of and its content is not.
   *
   * @throws KoruException.Corruption when it is not the one it carries
   */
  public void verifyId(VersionRecord version) {
    if (version.isWiped()) {
      return; // What it is made of is gone.
    }
    VersionId id = versionId(version);
    if (!id.equals(version.id())) {
      throw mismatch("version id", version, id.hex(), version.id().hex());
    }
  }

  private static KoruException mismatch(
      String what, VersionRecord version, String expected, String actual) {
    return new KoruException.Corruption(
        what
            + " mismatch: namespace="
            + version.namespace()
            + " key="
            + version.key()
            + " expected="
            + expected
            + " actual="
            + actual);
  }

  /** The bytes whose hash is the version's id. */
  static byte[] hashed(VersionRecord version) {
    int namespace = Utf8.length(version.namespace());
    int key = Utf8.length(version.key());
    return new FieldWriter(hashedLength(version, namespace + key))
        .field(DOMAIN)
        .name(version.parent().orElse(null))
        .names(version.causes())
        .text(version.namespace(), namespace)
        .text(version.key(), key)
        .byteField(version.operation().code())
        .name(version.contentId())
        .longField(version.timestampNanos())
        .intField(version.ordinal())
        .longField(version.expiresAtNanos())
        .longField(version.replicaId())
        .field(version.metadata())
        .field(version.salt())
        .bytes();
  }

  private static int hashedLength(VersionRecord version, int nameBytes) {
    int ids = version.causes().size() + (version.parent().isPresent() ? 2 : 1);
    return FIELDS * Integer.BYTES
        + DOMAIN.length
        + ids * Sha256Name.LENGTH
        + nameBytes
        + FIXED_BYTES
        + version.metadata().length
        + version.salt().length;
  }
}
