package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QuantisedTests {
  @Test
  void of_largestComponent_getsTheLastLevel() {
    Quantised quantised = Quantised.of(vector(-2, 1, 0.5f, 0));

    assertThat(quantised.scale()).isEqualTo(2.0 / 127);
    assertThat(levels(quantised)).containsExactly(-127, 64, 32, 0);
  }

  @Test
  void of_halfLevels_roundUp() {
    // scale is 1: the components are the levels
    assertThat(levels(Quantised.of(vector(127, 2.5f, -2.5f, 0.49f))))
        .containsExactly(127, 3, -2, 0);
  }

  @Test
  void of_zeroVector_hasNoScale() {
    Quantised quantised = Quantised.of(vector(0, 0));

    assertThat(quantised.scale()).isZero();
    assertThat(levels(quantised)).containsExactly(0, 0);
    assertThat(quantised.dot(Quantised.of(vector(1, 1)))).isZero();
  }

  @Test
  void of_smallestFloat_staysWithinTheLevels() {
    Quantised quantised = Quantised.of(vector(Float.MIN_VALUE, -Float.MIN_VALUE));

    assertThat(levels(quantised)).containsExactly(127, -127);
  }

  @Test
  void dot_integers_isExact() {
    assertThat(Quantised.of(vector(127, 3)).dot(Quantised.of(vector(-127, 5))))
        .isEqualTo(-127 * 127 + 15);
  }

  @Test
  void dot_largestVectors_doesNotOverflow() {
    float[] most = new float[Embedding.DIMENSIONS_MAX];
    Arrays.fill(most, 127);

    assertThat(Quantised.of(vector(most)).dot(Quantised.of(vector(most))))
        .isEqualTo(4_096.0 * 127 * 127);
  }

  @Test
  void dot_drawnVectors_isNearTheirDotProduct() {
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      Embedding left = drawn(random);
      Embedding right = drawn(random);
      double exact = LaneSum.dot(LaneSum.widen(left.components()), right.components());
      double length = Math.sqrt(left.squares() * right.squares());
      assertThat(Quantised.of(left).dot(Quantised.of(right)))
          .isCloseTo(exact, Offset.offset(0.01 * length));
    }
  }

  private static Embedding drawn(Random random) {
    float[] components = new float[100];
    for (int i = 0; i < components.length; i++) {
      components[i] = (float) random.nextGaussian();
    }
    return vector(components);
  }

  private static int[] levels(Quantised quantised) {
    int[] levels = new int[quantised.dimensions()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = quantised.level(i);
    }
    return levels;
  }

  private static Embedding vector(float... components) {
    return Embedding.of("m", components);
  }
}
