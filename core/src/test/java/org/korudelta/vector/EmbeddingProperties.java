package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArbitraries;
import org.korudelta.json.JsonObject;

/** An embedding has one form in bytes and one in JSON, and no other bytes or JSON are one (V1). */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class EmbeddingProperties {

  @Provide
  Arbitrary<Embedding> embeddings() {
    Arbitrary<Float> anyBits =
        Arbitraries.integers().map(Float::intBitsToFloat).filter(value -> Float.isFinite(value));
    Arbitrary<Float> components =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(0f, -0f, 1f, -2.5f, Float.MIN_VALUE, Float.MAX_VALUE)),
            Tuple.of(1, anyBits));
    Arbitrary<JsonObject> metadata =
        JsonArbitraries.values()
            .map(value -> value instanceof JsonObject object ? object : JsonObject.EMPTY);
    return Combinators.combine(
            JsonArbitraries.texts().map(text -> "m" + text),
            components.array(float[].class).ofMinSize(1).ofMaxSize(9),
            metadata)
        .as(Embedding::of);
  }

  @Property
  void formats_ofAnyEmbedding_readBack(@ForAll("embeddings") Embedding embedding) {
    byte[] bytes = EmbeddingFormat.encode(embedding);
    JsonObject json = EmbeddingJson.write(embedding);

    assertThat(EmbeddingFormat.decode(bytes)).isEqualTo(embedding);
    assertThat(EmbeddingFormat.encode(EmbeddingFormat.decode(bytes))).isEqualTo(bytes);
    assertThat(EmbeddingJson.read(json)).isEqualTo(embedding);
    assertThat(EmbeddingJson.read((JsonObject) Json.parse(json.toString()))).isEqualTo(embedding);
  }

  /** Bytes from {@code from} on give way to others, modulo the length. */
  record Splice(int from, int gone, byte[] added) {
    byte[] of(byte[] bytes) {
      int start = from % (bytes.length + 1);
      int rest = Math.min(start + gone, bytes.length);
      byte[] spliced = Arrays.copyOf(bytes, start + added.length + bytes.length - rest);
      System.arraycopy(added, 0, spliced, start, added.length);
      System.arraycopy(bytes, rest, spliced, start + added.length, bytes.length - rest);
      return spliced;
    }
  }

  @Provide
  Arbitrary<List<Splice>> splices() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 4),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4))
        .as(Splice::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property
  void decode_damagedBytes_isCorruptionOrTheOneFormOfAnother(
      @ForAll("embeddings") Embedding embedding, @ForAll("splices") List<Splice> splices) {
    byte[] damaged = EmbeddingFormat.encode(embedding);
    for (Splice splice : splices) {
      damaged = splice.of(damaged);
    }

    try {
      assertThat(EmbeddingFormat.encode(EmbeddingFormat.decode(damaged))).isEqualTo(damaged);
    } catch (KoruException.Corruption refused) {
      assertThat(refused).hasMessageStartingWith("embedding ");
    }
  }

  @Provide
  Arbitrary<JsonArbitraries.Edited> edits() {
    return embeddings()
        .flatMap(embedding -> JsonArbitraries.editsOf(EmbeddingJson.write(embedding)));
  }

  @Property
  void read_editedJson_isRefusedOrAnEmbeddingThatReadsBack(
      @ForAll("edits") JsonArbitraries.Edited edited) {
    if (edited.after() instanceof JsonObject json) {
      try {
        Embedding read = EmbeddingJson.read(json);
        assertThat(EmbeddingJson.read(EmbeddingJson.write(read))).isEqualTo(read);
      } catch (KoruException.BadRequest | KoruException.Limit refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }
}
