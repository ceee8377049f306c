package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestBoundsTests {

  @Test
  void least_untilThereAreEnough_isMinusInfinity() {
    BestBounds best = new BestBounds(2);
    best.offer(3);
    assertThat(best.least()).isEqualTo(Double.NEGATIVE_INFINITY);
    best.offer(1);
    assertThat(best.least()).isEqualTo(1);
    best.offer(0);
    assertThat(best.least()).isEqualTo(1);
    best.offer(2);
    assertThat(best.least()).isEqualTo(2);
  }

  @Test
  void least_drawn_isThatOfAFullSort() {
    Random random = new Random(2);
    for (int run = 0; run < 300; run++) {
      int most = 1 + random.nextInt(20);
      double[] numbers = random.ints(most + random.nextInt(60), 0, 30).asDoubleStream().toArray();
      BestBounds best = new BestBounds(most);
      Arrays.stream(numbers).forEach(best::offer);
      Arrays.sort(numbers);
      assertThat(best.least()).isEqualTo(numbers[numbers.length - most]);
    }
  }
}
