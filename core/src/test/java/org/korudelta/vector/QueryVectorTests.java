package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class QueryVectorTests {
  @Test
  void cosine_knownAngles_areExact() {
    QueryVector east = QueryVector.of(vector(2, 0));

    assertThat(east.score(vector(5, 0), Metric.COSINE)).isEqualTo(1);
    assertThat(east.score(vector(0, 3), Metric.COSINE)).isEqualTo(0);
    assertThat(east.score(vector(-1, 0), Metric.COSINE)).isEqualTo(-1);
    assertThat(east.score(vector(3, 4), Metric.COSINE)).isEqualTo(0.6);
  }

  @Test
  void cosine_withItself_isExactlyOne() {
    Random random = new Random(3);
    for (int run = 0; run < 2_000; run++) {
      float[] components = new float[1 + random.nextInt(40)];
      for (int i = 0; i < components.length; i++) {
        components[i] = (float) (random.nextGaussian() * (1 + random.nextInt(1_000)));
      }
      Embedding drawn = Embedding.of("m", components);
      assertThat(QueryVector.of(drawn).score(drawn, Metric.COSINE)).isEqualTo(1);
    }
  }

  @Test
  void cosine_extremeLengths_neitherOverflowsNorVanishes() {
    float[] most = new float[Embedding.DIMENSIONS_MAX];
    Arrays.fill(most, Float.MAX_VALUE);
    float[] least = new float[Embedding.DIMENSIONS_MAX];
    Arrays.fill(least, Float.MIN_VALUE);

    assertThat(QueryVector.of(vector(most)).score(vector(least), Metric.COSINE))
        .isCloseTo(1, Offset.offset(1e-15));
    assertThat(QueryVector.of(vector(least)).score(vector(least), Metric.COSINE)).isEqualTo(1);
  }

  @Test
  void cosine_queryScaledByPowerOfTwo_keepsItsBits() {
    Embedding stored = vector(0.3f, -0.7f, 0.2f, 0.9f, 0.1f);
    double score =
        QueryVector.of(vector(0.1f, 0.2f, -0.3f, 0.4f, 0.5f)).score(stored, Metric.COSINE);

    Embedding scaled = vector(0.1f * 8, 0.2f * 8, -0.3f * 8, 0.4f * 8, 0.5f * 8);
    assertThat(QueryVector.of(scaled).score(stored, Metric.COSINE)).isEqualTo(score);
  }

  @Test
  void cosine_otherDimensions_namesBoth() {
    QueryVector query = QueryVector.of(vector(1, 2, 3));

    assertThatThrownBy(() -> query.score(vector(1, 2), Metric.COSINE))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("dimensions differ: query=3 stored=2 model=m");
  }

  @Test
  void of_zeroVector_refuses() {
    assertThatThrownBy(() -> QueryVector.of(vector(0, -0f)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=2");
  }

  @Test
  void components_changed_leavesTheQueryAlone() {
    QueryVector query = QueryVector.of(vector(1, 0));

    query.components()[0] = 7;

    assertThat(query.components()).containsExactly(1, 0);
    assertThat(query.dimensions()).isEqualTo(2);
    assertThat(query.model()).isEqualTo("m");
  }

  private static Embedding vector(float... components) {
    return Embedding.of("m", components);
  }
}
