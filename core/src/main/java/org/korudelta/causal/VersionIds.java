package org.korudelta.causal;

import java.util.List;
import java.util.Optional;
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
    return ContentId.of(digest.sha256(new byte[] {(byte) operation.code()}, content));
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
    return new FieldWriter()
        .field(DOMAIN)
        .field(parent(version.parent()))
        .field(causes(version.causes()))
        .field(Utf8.encode(version.namespace()))
        .field(Utf8.encode(version.key()))
        .field(new byte[] {(byte) version.operation().code()})
        .field(version.contentId().bytes())
        .longField(version.timestampNanos())
        .intField(version.ordinal())
        .longField(version.expiresAtNanos())
        .longField(version.replicaId())
        .field(version.metadata())
        .field(version.salt())
        .bytes();
  }

  private static byte[] parent(Optional<VersionId> parent) {
    return parent.isPresent() ? parent.get().bytes() : new byte[0];
  }

  private static byte[] causes(List<VersionId> causes) {
    byte[] joined = new byte[causes.size() * VersionId.BYTES];
    for (int i = 0; i < causes.size(); i++) {
      System.arraycopy(causes.get(i).bytes(), 0, joined, i * VersionId.BYTES, VersionId.BYTES);
    }
    return joined;
  }
}
