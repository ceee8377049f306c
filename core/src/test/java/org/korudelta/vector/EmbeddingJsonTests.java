package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

class EmbeddingJsonTests {
  @Test
  void write_embedding_givesAllMembers() {
    JsonObject metadata = Json.object().put("lang", "en").build();
    Embedding embedding = Embedding.of("demo", new float[] {0.5f, -1, 0.1f}, metadata);

    assertThat(EmbeddingJson.write(embedding))
        .hasToString(
            "{\"dimensions\":3,\"metadata\":{\"lang\":\"en\"},\"model\":\"demo\","
                + "\"vector\":[0.5,-1,0.10000000149011612]}");
  }

  @Test
  void read_whatWasWritten_givesTheSameEmbedding() {
    Random random = new Random(11);
    float[] components = new float[1_000];
    for (int i = 0; i < components.length; i++) {
      float drawn = Float.intBitsToFloat(random.nextInt());
      components[i] = Float.isFinite(drawn) ? drawn : Float.MAX_VALUE;
    }
    Embedding embedding = Embedding.of("m", components);

    String text = EmbeddingJson.write(embedding).toString();

    assertThat(read(text)).isEqualTo(embedding);
  }

  @Test
  void read_withoutDimensionsAndMetadata_accepts() {
    assertThat(read("{\"model\":\"m\",\"vector\":[1,2.5]}"))
        .isEqualTo(Embedding.of("m", new float[] {1, 2.5f}));
  }

  @Test
  void read_wrongForm_namesTheMember() {
    assertRefused("{\"vector\":[1]}", "embedding member missing: name=model");
    assertRefused("{\"model\":\"m\"}", "embedding member missing: name=vector");
    assertRefused("{\"model\":\"m\",\"vector\":[1],\"x\":1}", "unknown embedding member: name=x");
    assertRefused(
        "{\"model\":1,\"vector\":[1]}",
        "embedding member of wrong type: name=model expected=string actual=1");
    assertRefused(
        "{\"model\":\"m\",\"vector\":{}}",
        "embedding member of wrong type: name=vector expected=array actual={}");
    assertRefused(
        "{\"model\":\"m\",\"vector\":[1,\"2\"]}",
        "embedding member of wrong type: name=vector[1] expected=number actual=\"2\"");
    assertRefused(
        "{\"metadata\":null,\"model\":\"m\",\"vector\":[1]}",
        "embedding member of wrong type: name=metadata expected=object actual=null");
    assertRefused(
        "{\"dimensions\":2,\"model\":\"m\",\"vector\":[1]}",
        "dimensions disagree: stated=2 actual=1");
  }

  @Test
  void read_numberBeyondFloat_namesIndexAndValue() {
    assertRefused(
        "{\"model\":\"m\",\"vector\":[0,1e39]}",
        "vector component not finite: index=1 value=Infinity");
  }

  @Test
  void read_tooManyComponents_refusesBeforeReadingThem() {
    String vector = "1,".repeat(4_096) + "\"not a number\"";

    assertThatThrownBy(() -> read("{\"model\":\"m\",\"vector\":[" + vector + "]}"))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many dimensions: dimensions=4097 max=4096");
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage(message);
  }

  private static Embedding read(String json) {
    return EmbeddingJson.read((JsonObject) Json.parse(json));
  }
}
