package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LaneSumTests {
  @Test
  void dot_everyRemainder_countsEveryComponent() {
    for (int dimensions = 1; dimensions <= 9; dimensions++) {
      double[] left = new double[dimensions];
      float[] right = new float[dimensions];
      double expected = 0;
      for (int i = 0; i < dimensions; i++) {
        left[i] = 1 << i;
        right[i] = i + 1;
        expected += (double) (1 << i) * (i + 1);
      }
      assertThat(LaneSum.dot(left, right)).as("%d dimensions", dimensions).isEqualTo(expected);
    }
  }

  @Test
  void dot_numbersThatCancel_followsTheLanes() {
    // One accumulator would give 1: (1e16 + 1) + (-1e16) loses nothing it has not lost before.
    double[] left = {1e16, 1, -1e16, 0, 0, 0, 0, 1};
    float[] right = {1, 1, 1, 1, 1, 1, 1, 1};

    // lanes 1e16, 1, -1e16, 1: (1e16 + 1) + (-1e16 + 1) = 1e16 + (-1e16 + 1)
    assertThat(LaneSum.dot(left, right)).isEqualTo((1e16 + 1) + (-1e16 + 1));
  }

  @Test
  void dot_secondRound_addsToItsLane() {
    double[] left = {1e16, 0, 0, 0, 1, -1e16, 0, 0};
    float[] right = {1, 1, 1, 1, 1, 1, 1, 1};

    // lane 0 is 1e16 + 1, which rounds to 1e16
    assertThat(LaneSum.dot(left, right)).isZero();
  }

  @Test
  void dot_products_areNotRoundedToFloat() {
    float third = 1f / 3;

    assertThat(LaneSum.dot(new double[] {third}, new float[] {third}))
        .isEqualTo((double) third * (double) third)
        .isNotEqualTo(third * third);
  }

  @Test
  void squares_floatsAndDoubles_haveTheBitsOfTheDotProduct() {
    float[] components = drawn(103);

    assertThat(LaneSum.squares(components))
        .isEqualTo(LaneSum.dot(LaneSum.widen(components), components))
        .isEqualTo(LaneSum.squares(LaneSum.widen(components)));
  }

  @Test
  void dot_manyComponents_isNearTheExactSum() {
    float[] left = drawn(4_096);
    float[] right = drawn(4_095 + 1);
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < left.length; i++) {
      exact = exact.add(new BigDecimal(left[i]).multiply(new BigDecimal(right[i])));
    }

    assertThat(LaneSum.dot(LaneSum.widen(left), right))
        .isCloseTo(exact.doubleValue(), Offset.offset(1e-10));
  }

  private static float[] drawn(int dimensions) {
    Random random = new Random(dimensions);
    float[] components = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      components[i] = (float) random.nextGaussian();
    }
    return components;
  }
}
