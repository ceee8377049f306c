package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.log.Address;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.graph.Quantised;

class ScoreBoundsTests {
  private final Random random = new Random(11);

  private float[] drawn(int dimensions, double length) {
    float[] components = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      boolean spike = random.nextInt(20) == 0;
      components[i] = (float) (random.nextGaussian() * length * (spike ? 50 : 1));
    }
    components[0] = (float) length;
    return components;
  }

  /** Lengths far from each other, single large components, few dimensions: all within. */
  @ParameterizedTest
  @EnumSource
  void find_drawnVectors_holdTheExactScore(Metric metric) {
    double[] lengths = {1e-30, 1e-3, 1, 1e3, 1e15};
    for (int run = 0; run < 3_000; run++) {
      int dimensions = 1 + random.nextInt(120);
      Embedding stored =
          Embedding.of("m", drawn(dimensions, lengths[random.nextInt(lengths.length)]));
      Embedding asked =
          Embedding.of("m", drawn(dimensions, lengths[random.nextInt(lengths.length)]));
      VectorSpace space = new VectorSpace(Spaces.NAME, dimensions, VectorKernel.portable());
      space.add(new Address(1, 0), stored);
      space.publish();
      EraView era = space.at(1);
      ScoreBounds bounds =
          new ScoreBounds(metric, Quantised.of(asked.components(), era.rows().stride()));
      bounds.find(era, 0);
      double score = bounds.reach(QueryVector.of(asked, metric).score(stored, metric));
      assertThat(bounds.lower()).isLessThanOrEqualTo(score);
      assertThat(bounds.upper()).isGreaterThanOrEqualTo(score);
    }
  }

  @Test
  void find_ordinaryVectors_areTight() {
    VectorSpace space = Spaces.of(1, 4);
    float[] query = Spaces.drawn(random, Spaces.bucket(1)).components();
    ScoreBounds bounds =
        new ScoreBounds(Metric.COSINE, Quantised.of(query, space.at(1).rows().stride()));
    bounds.find(space.at(1), 0);

    assertThat(bounds.upper() - bounds.lower()).isLessThan(0.03).isPositive();
  }

  @Test
  void find_zeroVector_isZeroByDotAndItsQuerysLengthByDistance() {
    VectorSpace space = Spaces.empty();
    space.add(new Address(1, 0), Embedding.of("m", new float[Spaces.DIMENSIONS]));
    space.publish();
    Quantised query = Quantised.of(new float[] {3, 4, 0, 0, 0, 0}, 16);
    ScoreBounds dot = new ScoreBounds(Metric.DOT, query);
    dot.find(space.at(1), 0);
    assertThat(dot.lower()).isZero();
    assertThat(dot.upper()).isZero();
    ScoreBounds distance = new ScoreBounds(Metric.EUCLIDEAN, query);
    distance.find(space.at(1), 0);
    assertThat(distance.lower()).isLessThanOrEqualTo(-25);
    assertThat(distance.upper()).isGreaterThanOrEqualTo(-25).isLessThan(-24.99);
  }

  @Test
  void reach_ofADistance_isItsSquare() {
    Quantised query = Quantised.of(new float[] {1}, 16);

    assertThat(new ScoreBounds(Metric.EUCLIDEAN, query).reach(-3)).isEqualTo(-9);
    assertThat(new ScoreBounds(Metric.EUCLIDEAN, query).reach(Double.NEGATIVE_INFINITY))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(new ScoreBounds(Metric.DOT, query).reach(-3)).isEqualTo(-3);
    assertThat(new ScoreBounds(Metric.COSINE, query).reach(0.5)).isEqualTo(0.5);
  }
}
