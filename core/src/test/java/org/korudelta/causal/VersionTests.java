package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/** A version shows what its record carries, and says so when that is not what it should be. */
class VersionTests {

  private static VersionRecord record(Operation operation, byte[] content, String metadata) {
    return new VersionRecord(
        VersionId.of(new byte[VersionId.BYTES]),
        Optional.empty(),
        List.of(),
        "ns",
        "k",
        operation,
        ContentId.of(Utf8.encode("0123456789abcdef0123456789abcdef")),
        content,
        1,
        0,
        VersionRecord.NEVER,
        0,
        Utf8.encode(metadata),
        new byte[VersionRecord.SALT_BYTES]);
  }

  private static Version version(Operation operation, byte[] content, String metadata) {
    return Version.of(record(operation, content, metadata));
  }

  @Test
  void value_document_isThatDocument() {
    Version version = version(Operation.PUT, Utf8.encode("{\"n\":1}"), "{\"by\":\"me\"}");

    assertThat(version.value()).isEqualTo(Json.parse("{\"n\":1}"));
    assertThat(version.metadata()).isEqualTo(Json.parse("{\"by\":\"me\"}"));
    assertThat(version.embedding()).isEmpty();
    assertThat(version.canonicalBytes()).isEqualTo(Utf8.encode("{\"n\":1}"));
  }

  @Test
  void value_embedding_isItsJsonForm() {
    Embedding embedding = Embedding.of("m", new float[] {1, 2});
    Version version = version(Operation.EMBED, EmbeddingFormat.encode(embedding), "");

    assertThat(version.embedding()).contains(embedding);
    assertThat(version.value())
        .hasToString("{\"dimensions\":2,\"metadata\":{},\"model\":\"m\",\"vector\":[1,2]}");
    assertThat(version.metadata()).isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void value_tombstone_isNull() {
    Version version = version(Operation.DELETE, new byte[0], "");

    assertThat(version.tombstone()).isTrue();
    assertThat(version(Operation.PUT, Utf8.encode("null"), "").tombstone()).isFalse();
    assertThat(version.value()).isEqualTo(JsonNull.NULL);
  }

  @Test
  void value_contentIsNoJson_isCorruptionNamingTheVersion() {
    Version version = version(Operation.PUT, Utf8.encode("{"), "");

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(version::value)
        .withMessageStartingWith("content is not JSON: id=" + version.id() + " reason=malformed");
  }

  @Test
  void metadata_noObject_isCorruptionNamingTheVersion() {
    for (String metadata : List.of("[]", "{")) {
      Version version = version(Operation.PUT, Utf8.encode("1"), metadata);

      assertThatExceptionOfType(KoruException.Corruption.class)
          .isThrownBy(version::metadata)
          .withMessageContaining("id=" + version.id());
    }
  }

  @Test
  void of_record_saysWhatItSays() {
    VersionId other = VersionId.parse("01".repeat(VersionId.BYTES));
    VersionRecord plain = record(Operation.PUT, Utf8.encode("1"), "");
    Version version =
        Version.of(
            new VersionRecord(
                plain.id(),
                Optional.of(plain.id()),
                List.of(other),
                "ns",
                "k",
                Operation.PUT,
                plain.contentId(),
                plain.content(),
                1,
                3,
                VersionRecord.NEVER,
                0,
                plain.metadata(),
                plain.salt()));

    assertThat(version.previousVersion()).contains(plain.id());
    assertThat(version.causes()).containsExactly(other);
    assertThat(version.ordinal()).isEqualTo(3);
    assertThat(Version.of(plain.withId(other)).hashCode()).isEqualTo(0x01010101);
  }

  @Test
  void toString_namesKeyAndTime() {
    Version version = version(Operation.PUT, Utf8.encode("1"), "");

    assertThat(version)
        .hasToString("Version[" + version.id() + " ns/k " + Timestamp.ofEpochNanos(1) + "]")
        .hasSameHashCodeAs(version.id())
        .isEqualTo(version(Operation.DELETE, new byte[0], ""))
        .isNotEqualTo(version.id());
  }
}
