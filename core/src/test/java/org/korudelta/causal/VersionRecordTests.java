package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;

/** A record that is copied differs in what was asked for, and ids are compared as they are. */
class VersionRecordTests {
  private static final VersionRecord RECORD = record("n", "k", List.of(id(3)));

  private static VersionId id(int n) {
    return VersionId.of(filled(VersionId.BYTES, n));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static VersionRecord record(String namespace, String key, List<VersionId> causes) {
    return new VersionRecord(
        id(1),
        Optional.of(id(2)),
        causes,
        namespace,
        key,
        Operation.PUT,
        ContentId.of(filled(ContentId.BYTES, 4)),
        Utf8.encode("{}"),
        5,
        6,
        7,
        8,
        Utf8.encode("[]"),
        filled(VersionRecord.SALT_BYTES, 9));
  }

  @Test
  void withId_changesTheIdAlone() {
    assertThat(RECORD.withId(id(5)))
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(RECORD);
    assertThat(RECORD.withId(id(5)).id()).isEqualTo(id(5));
  }

  /** More than the writer of fields has room for at first. */
  @Test
  void hashed_manyCauses_areAllThere() {
    List<VersionId> causes = new ArrayList<>();
    StringBuilder hex = new StringBuilder();
    for (int n = 1; n <= 40; n++) {
      causes.add(id(n));
      hex.append(id(n).hex());
    }

    String hashed = Hex.encode(VersionIds.hashed(record("n", "k", causes)));

    assertThat(hashed)
        .contains("00000020" + id(2).hex() + "00000500" + hex + "00000001" + "6e" + "00000001")
        .endsWith("00000002" + "5b5d" + "00000010" + "09".repeat(16));
  }

  @Test
  void versionId_otherParent_isAnotherId() {
    VersionIds ids = new VersionIds(Digest.portable());

    assertThat(ids.versionId(RECORD)).isEqualTo(ids.versionId(RECORD.withId(id(9))));
    assertThat(ids.versionId(RECORD)).isNotEqualTo(ids.versionId(record("n", "k", List.of(id(4)))));
  }

  @Test
  void compareTo_ids_isByUnsignedBytesFromTheFirst() {
    assertThat(id(0x80)).isGreaterThan(id(0x7F)).isEqualByComparingTo(id(0x80));
    byte[] late = filled(VersionId.BYTES, 1);
    late[VersionId.BYTES - 1] = 2;
    assertThat(VersionId.of(late)).isGreaterThan(id(1)).isLessThan(id(2));
  }

  @Test
  void beginsWith_prefix_isOfWholeBytes() {
    VersionId id = VersionId.parse("0102" + "ff".repeat(30));

    assertThat(id.beginsWith(new byte[0])).isTrue();
    assertThat(id.beginsWith(new byte[] {1})).isTrue();
    assertThat(id.beginsWith(new byte[] {1, 2})).isTrue();
    assertThat(id.beginsWith(new byte[] {1, 3})).isFalse();
    assertThat(id.beginsWith(new byte[] {2})).isFalse();
  }

  @Test
  void at_partOfAnArray_isTheIdThere() {
    byte[] bytes = new byte[VersionId.BYTES + 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (200 + i);
    }
    VersionId id = VersionId.at(bytes, 1);
    byte[] copied = new byte[bytes.length];
    id.copyTo(copied, 1);
    ContentId.at(bytes, 2).copyTo(copied, 2);

    assertThat(id.hex()).startsWith("c9cacbcccdcecfd0").endsWith("e8");
    assertThat(id.prefix()).isEqualTo(0xC9CACBCC_CDCECFD0L);
    assertThat(copied[0]).isZero();
    assertThat(copied).startsWith(0, 201).endsWith(bytes[bytes.length - 1]);
    assertThat(VersionId.at(copied, 1)).isEqualTo(id).hasSameHashCodeAs(id);
  }

  @Test
  void equals_idsThatDifferInOneByte_areNot() {
    for (int i = 0; i < VersionId.BYTES; i++) {
      byte[] bytes = new byte[VersionId.BYTES];
      bytes[i] = 1;

      assertThat(VersionId.of(bytes)).isNotEqualTo(id(0)).isGreaterThan(id(0));
      assertThat(ContentId.of(bytes).isNone()).isFalse();
    }
  }

  /** Ids are random bits: the first of them are as good a hash as any. */
  @Test
  void hashCode_ofIds_isTheFirstFourBytes() {
    byte[] bytes = filled(VersionId.BYTES, 9);
    System.arraycopy(
        new byte[] {(byte) 0x81, (byte) 0x92, (byte) 0xA3, (byte) 0xB4}, 0, bytes, 0, 4);

    assertThat(VersionId.of(bytes).hashCode()).isEqualTo(0x8192A3B4);
    assertThat(ContentId.of(bytes).hashCode()).isEqualTo(0x8192A3B4);
  }

  @Test
  void bytes_changedByTheirReader_changeNoId() {
    byte[] given = filled(VersionId.BYTES, 1);
    VersionId id = VersionId.of(given);
    ContentId contentId = ContentId.of(given);

    given[0] = 7;
    id.bytes()[1] = 7;
    contentId.bytes()[1] = 7;

    assertThat(id).isEqualTo(id(1)).isNotEqualTo(id(2)).isNotEqualTo("1").hasToString(id.hex());
    assertThat(contentId.hex()).isEqualTo(id.hex());
  }

  @Test
  void of_idOfOtherLength_isBadRequest() {
    assertThatThrownBy(() -> VersionId.of(new byte[33]))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("version id length: bytes=33 expected=32");
  }
}
