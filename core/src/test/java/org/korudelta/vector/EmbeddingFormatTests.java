package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

class EmbeddingFormatTests {
  private static final JsonObject METADATA = Json.object().put("b", 1).put("a", "é").build();
  private static final Embedding EMBEDDING =
      Embedding.of("mé", new float[] {1, -2.5f, 0}, METADATA);

  private static final String GOLDEN =
      "0300" // model bytes
          + "6dc3a9" // mé
          + "0300" // dimensions
          + "0000803f" // 1
          + "000020c0" // -2.5
          + "00000000" // 0
          + "10000000" // metadata bytes
          + "7b2261223a22c3a9222c2262223a317d"; // {"a":"é","b":1}

  @Test
  void encode_modelVectorMetadata_givesTheGoldenBytes() {
    assertThat(HexFormat.of().formatHex(EmbeddingFormat.encode(EMBEDDING))).isEqualTo(GOLDEN);
  }

  @Test
  void decode_goldenBytes_givesTheEmbedding() {
    assertThat(EmbeddingFormat.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(EMBEDDING);
  }

  @Test
  void encode_noMetadata_writesNone() {
    byte[] bytes = EmbeddingFormat.encode(Embedding.of("m", new float[] {1}));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("01006d01000000803f00000000");
    assertThat(EmbeddingFormat.decode(bytes).metadata()).isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void encode_longestValue_acceptsAndOneMoreByteRefuses() {
    int around = EmbeddingFormat.encode(withText(0)).length;

    Embedding longest = withText(EmbeddingFormat.BYTES_MAX - around);
    assertThat(EmbeddingFormat.encode(longest)).hasSize(EmbeddingFormat.BYTES_MAX);
    Embedding longer = withText(EmbeddingFormat.BYTES_MAX - around + 1);
    assertThatThrownBy(() -> EmbeddingFormat.encode(longer))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("embedding too long: bytes=16777217 max=16777216");
  }

  private static Embedding withText(int length) {
    JsonObject metadata = Json.object().put("t", "x".repeat(length)).build();
    return Embedding.of("m", new float[] {1}, metadata);
  }

  @Test
  void decode_cutAnywhere_isCorruption() {
    byte[] whole = EmbeddingFormat.encode(EMBEDDING);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> EmbeddingFormat.decode(cut))
          .as("length %d", length)
          .isInstanceOf(KoruException.Corruption.class);
    }
  }

  @Test
  void decode_bytesAfterTheEnd_isCorruption() {
    byte[] longer = Arrays.copyOf(EmbeddingFormat.encode(EMBEDDING), GOLDEN.length() / 2 + 1);

    assertThatThrownBy(() -> EmbeddingFormat.decode(longer))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("embedding metadata length: offset=19 expected=17 actual=16");
  }

  @Test
  void decode_countsBeyondTheBytes_areRefusedBeforeAllocating() {
    assertCorruption("0000", "embedding model bytes out of range: actual=0 min=1 max=256");
    assertCorruption("0101", "embedding model bytes out of range: actual=257 min=1 max=256");
    assertCorruption("01006d0000", "embedding dimensions out of range: actual=0 min=1 max=4096");
    assertCorruption(
        "01006dffff", "embedding dimensions out of range: actual=65535 min=1 max=4096");
    assertCorruption(
        "01006d01000000803fffffffff",
        "embedding metadata length: offset=9 expected=0 actual=4294967295");
  }

  @Test
  void decode_componentWithoutCanonicalForm_isCorruption() {
    assertCorruption(component("0000c07f"), notCanonical("7fc00000"));
    assertCorruption(component("0000807f"), notCanonical("7f800000"));
    assertCorruption(component("00000080"), notCanonical("80000000"));
  }

  private static String component(String hex) {
    return "01006d0100" + hex + "00000000";
  }

  private static String notCanonical(String bits) {
    return "embedding component not canonical: index=0 bits=0x" + bits;
  }

  @Test
  void decode_metadataWithoutCanonicalForm_isCorruption() {
    assertCorruption(metadata("020000007b7d"), "embedding metadata not canonical: bytes=2");
    assertCorruption(metadata("020000005b5d"), "embedding metadata not canonical: bytes=2");
    assertCorruption(
        metadata("08000000" + "7b2261223a20317d"), "embedding metadata not canonical: bytes=8");
    assertThatThrownBy(() -> decode(metadata("010000007b")))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageStartingWith("embedding metadata not JSON: ");
  }

  private static String metadata(String hex) {
    return "01006d01000000803f" + hex;
  }

  @Test
  void decode_metadataNestedOneTooDeep_isCorruption() {
    String deep = "{\"a\":".repeat(Json.NESTING_MAX) + "1" + "}".repeat(Json.NESTING_MAX);
    byte[] json = deep.getBytes(StandardCharsets.US_ASCII);
    String length = HexFormat.of().toHexDigits(Integer.reverseBytes(json.length));

    assertThatThrownBy(() -> decode(metadata(length + HexFormat.of().formatHex(json))))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("embedding refused: metadata nested too deep: depth=512 max=511");
  }

  @Test
  void decode_modelNotUtf8_isCorruption() {
    assertThatThrownBy(() -> decode("0100ff01000000803f00000000"))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageStartingWith("embedding model name: ");
  }

  private static void assertCorruption(String hex, String message) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(message);
  }

  private static Embedding decode(String hex) {
    return EmbeddingFormat.decode(HexFormat.of().parseHex(hex));
  }
}
