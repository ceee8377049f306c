package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisedTests {
  private static Quantised of(double... components) {
    return Quantised.of(components, components.length);
  }

  @Test
  void of_largestComponent_getsTheLastLevel() {
    Quantised quantised = of(-2, 1, 0.5, 0);

    assertThat(quantised.scale()).isEqualTo(2.0 / 127);
    assertThat(quantised.levels()).containsExactly(-127, 64, 32, 0);
  }

  @Test
  void of_halfLevels_roundUp() {
    // scale is 1: the components are the levels
    assertThat(of(127, 2.5, -2.5, 0.49).levels()).containsExactly(127, 3, -2, 0);
  }

  @Test
  void of_zeroVector_hasNoScale() {
    Quantised quantised = of(0, 0);

    assertThat(quantised.scale()).isZero();
    assertThat(quantised.factor()).isZero();
    assertThat(quantised.residual()).isZero();
    assertThat(quantised.length()).isZero();
    assertThat(quantised.levels()).containsExactly(0, 0);
  }

  @Test
  void of_smallestFloat_staysWithinTheLevels() {
    assertThat(of(Float.MIN_VALUE, -Float.MIN_VALUE).levels()).containsExactly(127, -127);
  }

  @Test
  void of_floats_isAsOfTheDoublesThatTheyAre() {
    Quantised floats = Quantised.of(new float[] {0.1f, -0.3f}, 16);

    assertThat(floats.levels()).isEqualTo(Quantised.of(new double[] {0.1f, -0.3f}, 16).levels());
    assertThat(floats.levels()).hasSize(16).endsWith(new byte[14]);
    assertThat(floats.scale()).isEqualTo(0.3f / 127.0);
  }

  @Test
  void lengthAndFactor_areOfTheVector() {
    Quantised quantised = of(3, 4);

    assertThat(quantised.length()).isEqualTo(5);
    assertThat(quantised.factor()).isEqualTo(4.0 / 127 / 5);
  }

  /** Levels 127 and 64 stand for 1 and 64/127, not 0.5. */
  @Test
  void residual_isHowFarTheLevelsAreFromTheVector() {
    double lost = 64 / 127.0 - 0.5;

    assertThat(of(1, 0.5).residual()).isEqualTo(lost / Math.sqrt(1.25));
  }

  /** What ScoreBounds rests on. */
  @Test
  void residuals_drawnVectors_boundTheErrorOfAProduct() {
    Random random = new Random(5);
    for (int run = 0; run < 500; run++) {
      double[] left = drawn(random);
      double[] right = drawn(random);
      Quantised x = of(left);
      Quantised y = of(right);
      double error = Math.abs(cosine(left, right) - levels(x, y) * x.factor() * y.factor());
      assertThat(error).isLessThanOrEqualTo(y.residual() + x.residual() * (1 + y.residual()));
    }
  }

  private static double cosine(double[] left, double[] right) {
    double dot = 0;
    for (int i = 0; i < left.length; i++) {
      dot += left[i] * right[i];
    }
    return dot / of(left).length() / of(right).length();
  }

  private static double levels(Quantised left, Quantised right) {
    double sum = 0;
    for (int i = 0; i < left.levels().length; i++) {
      sum += left.levels()[i] * right.levels()[i];
    }
    return sum;
  }

  private static double[] drawn(Random random) {
    double[] components = new double[1 + random.nextInt(100)];
    for (int i = 0; i < components.length; i++) {
      components[i] = (float) random.nextGaussian();
    }
    components[0] = 1;
    return components.length < 5 ? drawn(random) : Arrays.copyOf(components, 5);
  }
}
