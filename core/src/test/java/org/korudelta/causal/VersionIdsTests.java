package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;

/** Names of versions and contents (V4). */
class VersionIdsTests {
  private static final VersionId NONE = VersionId.of(new byte[VersionId.BYTES]);

  private final VersionIds ids = new VersionIds(Digest.portable());
  private final byte[] content = Utf8.encode("{\"name\":\"Alice\"}");

  private VersionRecord record() {
    return new VersionRecord(
        NONE,
        Optional.empty(),
        List.of(),
        "users",
        "alice",
        Operation.PUT,
        ids.contentId(Operation.PUT, content),
        content,
        1_767_225_600_000_000_000L,
        0,
        VersionRecord.NEVER,
        0,
        new byte[0],
        new byte[VersionRecord.SALT_BYTES]);
  }

  @Test
  void hashed_layout_isTheDocumentedOne() {
    String expected =
        "00000013"
            + Hex.encode(Utf8.encode("korudelta/version/1"))
            + "00000000"
            + "00000000"
            + "00000005"
            + Hex.encode(Utf8.encode("users"))
            + "00000005"
            + Hex.encode(Utf8.encode("alice"))
            + "0000000101"
            + "00000020"
            + record().contentId().hex()
            + "00000008"
            + hexLong(1_767_225_600_000_000_000L)
            + "0000000400000000"
            + "000000087fffffffffffffff"
            + "000000080000000000000000"
            + "00000000"
            + "00000010"
            + "00".repeat(16);

    assertThat(Hex.encode(VersionIds.hashed(record()))).isEqualTo(expected);
  }

  private static String hexLong(long value) {
    return "0".repeat(16 - Long.toHexString(value).length()) + Long.toHexString(value);
  }

  @Test
  void ids_ofTheDocumentedExample_areGolden() {
    assertThat(record().contentId().hex())
        .isEqualTo("8d864ec2aba5e19a7c393936eb6be794cb705c0b2fc73837dfb11d8bad595209");
    assertThat(ids.versionId(record()).hex())
        .isEqualTo("d341085ceadadb19ffdd5d28bff516b6b4b0f191979c1b79222bb49c37c0f3f2");
  }

  @Test
  void contentId_differsByOperation() {
    assertThat(ids.contentId(Operation.PUT, content))
        .isNotEqualTo(ids.contentId(Operation.EMBED, content));
  }

  @Test
  void versionId_everyField_counts() {
    Set<VersionId> seen = new HashSet<>();
    seen.add(ids.versionId(record()));
    for (VersionRecord changed : changedInOneField()) {
      assertThat(seen.add(ids.versionId(changed))).as(changed.toString()).isTrue();
    }
  }

  private List<VersionRecord> changedInOneField() {
    VersionRecord r = record();
    ContentId other = ids.contentId(Operation.PUT, new byte[0]);
    byte[] salt = new byte[VersionRecord.SALT_BYTES];
    salt[15] = 1;
    return List.of(
        copy(r, Optional.of(NONE), List.of(), "users", "alice"),
        copy(r, Optional.empty(), List.of(NONE), "users", "alice"),
        copy(r, Optional.empty(), List.of(), "user", "salice"),
        copy(r, Optional.empty(), List.of(), "users", "alic"),
        tail(r, Operation.DELETE, r.contentId(), 0, 0),
        tail(r, Operation.PUT, other, 0, 0),
        tail(r, Operation.PUT, r.contentId(), 1, 0),
        tail(r, Operation.PUT, r.contentId(), 0, 1),
        rest(r, 1, 0, new byte[0], r.salt()),
        rest(r, VersionRecord.NEVER, 1, new byte[0], r.salt()),
        rest(r, VersionRecord.NEVER, 0, Utf8.encode("{}"), r.salt()),
        rest(r, VersionRecord.NEVER, 0, new byte[0], salt));
  }

  private static VersionRecord copy(
      VersionRecord r,
      Optional<VersionId> parent,
      List<VersionId> causes,
      String namespace,
      String key) {
    return new VersionRecord(
        r.id(),
        parent,
        causes,
        namespace,
        key,
        r.operation(),
        r.contentId(),
        r.content(),
        r.timestampNanos(),
        r.ordinal(),
        r.expiresAtNanos(),
        r.replicaId(),
        r.metadata(),
        r.salt());
  }

  private static VersionRecord tail(
      VersionRecord r, Operation operation, ContentId contentId, long later, int ordinal) {
    return new VersionRecord(
        r.id(),
        r.parent(),
        r.causes(),
        r.namespace(),
        r.key(),
        operation,
        contentId,
        r.content(),
        r.timestampNanos() + later,
        ordinal,
        r.expiresAtNanos(),
        r.replicaId(),
        r.metadata(),
        r.salt());
  }

  private static VersionRecord rest(
      VersionRecord r, long expiry, long replica, byte[] metadata, byte[] salt) {
    return new VersionRecord(
        r.id(),
        r.parent(),
        r.causes(),
        r.namespace(),
        r.key(),
        r.operation(),
        r.contentId(),
        r.content(),
        r.timestampNanos(),
        r.ordinal(),
        expiry,
        replica,
        metadata,
        salt);
  }

  @Test
  void verify_changedContentOrId_isCorruption() {
    VersionRecord sound = record().withId(ids.versionId(record()));
    ids.verify(sound);

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> ids.verify(sound.withId(NONE)))
        .withMessageContaining("version id mismatch");
    VersionRecord forged =
        tail(sound, Operation.PUT, ids.contentId(Operation.PUT, new byte[0]), 0, 0);
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> ids.verify(forged))
        .withMessageContaining("content id mismatch");
  }

  @Test
  void parse_hex_isInverse() {
    VersionId id = ids.versionId(record());

    assertThat(VersionId.parse(id.hex())).isEqualTo(id);
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> VersionId.parse("00"));
  }
}
