package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

class EmbeddingTests {
  @Test
  void of_componentsChangedAfterwards_keepsItsOwn() {
    float[] given = {1, 2};

    Embedding embedding = Embedding.of("m", given);
    given[0] = 9;
    embedding.components()[1] = 9;

    assertThat(embedding.components()).containsExactly(1, 2);
  }

  @Test
  void of_noComponents_refuses() {
    assertThatThrownBy(() -> Embedding.of("m", new float[0]))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("vector without components: dimensions=0 min=1");
  }

  @Test
  void of_mostDimensions_accepts() {
    assertThat(Embedding.of("m", new float[4_096]).dimensions()).isEqualTo(4_096);
  }

  @Test
  void of_oneDimensionTooMany_refuses() {
    assertThatThrownBy(() -> Embedding.of("m", new float[4_097]))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many dimensions: dimensions=4097 max=4096");
  }

  @Test
  void of_componentNotANumber_namesIndexAndValue() {
    assertThatThrownBy(() -> Embedding.of("m", new float[] {0, Float.NaN}))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("vector component not finite: index=1 value=NaN");
  }

  @Test
  void of_componentInfinite_namesIndexAndValue() {
    assertThatThrownBy(() -> Embedding.of("m", new float[] {Float.NEGATIVE_INFINITY}))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("vector component not finite: index=0 value=-Infinity");
  }

  @Test
  void of_negativeZero_storesZero() {
    float[] components = Embedding.of("m", new float[] {-0f}).components();

    assertThat(Float.floatToRawIntBits(components[0])).isZero();
  }

  @Test
  void of_smallestAndLargestFloats_areUnchanged() {
    float[] extremes = {Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE};

    assertThat(Embedding.of("m", extremes).components()).containsExactly(extremes);
  }

  @Test
  void of_emptyModel_refuses() {
    assertThatThrownBy(() -> Embedding.of("", new float[] {1}))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("model name empty: bytes=0 min=1");
  }

  @Test
  void of_modelAtItsLimit_accepts() {
    assertThat(Embedding.of("é".repeat(128), new float[] {1}).model()).hasSize(128);
  }

  @Test
  void of_modelOverItsLimit_refuses() {
    assertThatThrownBy(() -> Embedding.of("é".repeat(128) + "e", new float[] {1}))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("model name too long: bytes=257 max=256");
  }

  @Test
  void of_modelWithLoneSurrogate_refuses() {
    assertThatThrownBy(() -> Embedding.of("\uD800", new float[] {1}))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void of_metadataOneLevelTooDeep_refuses() {
    assertThat(Embedding.of("m", new float[] {1}, nested(511)).metadata().nesting()).isEqualTo(511);
    assertThatThrownBy(() -> Embedding.of("m", new float[] {1}, nested(512)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("metadata nested too deep: depth=512 max=511");
  }

  private static JsonObject nested(int depth) {
    JsonValue value = JsonObject.EMPTY;
    for (int i = 1; i < depth; i++) {
      value = Json.object().put("a", value).build();
    }
    return (JsonObject) value;
  }

  @Test
  void toString_namesModelAndDimensions() {
    assertThat(Embedding.of("m", new float[] {1, 2}))
        .hasToString("Embedding[model=m, dimensions=2]");
  }

  @Test
  void equals_everyFieldCounts() {
    JsonObject metadata = Json.object().put("a", 1).build();
    Embedding embedding = Embedding.of("m", new float[] {1, 2}, metadata);

    assertThat(embedding)
        .isEqualTo(Embedding.of("m", new float[] {1, 2}, metadata))
        .hasSameHashCodeAs(Embedding.of("m", new float[] {1, 2}, metadata))
        .isNotEqualTo(Embedding.of("n", new float[] {1, 2}, metadata))
        .isNotEqualTo(Embedding.of("m", new float[] {1, 3}, metadata))
        .isNotEqualTo(Embedding.of("m", new float[] {1, 2}));
  }
}
