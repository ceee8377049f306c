package org.korudelta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class EntropyTests {

  @Test
  void nextLong_seeded_isSplitMix64() {
    var expected = new SplittableRandom(1234567L);
    Entropy entropy = Entropy.seeded(1234567L);

    for (int i = 0; i < 1_000; i++) {
      assertThat(entropy.nextLong()).isEqualTo(expected.nextLong());
    }
  }

  @Test
  void nextInt_bounded_staysInsideAndReachesAll() {
    Entropy entropy = Entropy.seeded(5);
    int[] hits = new int[7];
    for (int i = 0; i < 70_000; i++) {
      hits[entropy.nextInt(7)]++;
    }

    for (int hit : hits) {
      assertThat(hit).isBetween(9_400, 10_600);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(entropy.nextInt(Integer.MAX_VALUE)).isNotNegative();
    }
  }

  /** Without drawing again, two of three values would come half as often again as the third. */
  @Test
  void nextInt_boundThatDividesBadly_isUniform() {
    Entropy entropy = Entropy.seeded(5);
    int[] hits = new int[3];
    for (int i = 0; i < 90_000; i++) {
      hits[entropy.nextInt(3 << 29) % 3]++;
    }

    for (int hit : hits) {
      assertThat(hit).isBetween(29_400, 30_600);
    }
  }

  @Test
  void nextInt_boundNotPositive_isRejected() {
    assertThatThrownBy(() -> Entropy.seeded(5).nextInt(0))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void nextBytes_anyLength_isFilled() {
    byte[] first = new byte[19];
    Entropy.seeded(5).nextBytes(first);
    byte[] again = new byte[19];
    Entropy.seeded(5).nextBytes(again);

    assertThat(again).isEqualTo(first);
    assertThat(first).isNotEqualTo(new byte[19]);
    assertThat(first[18]).isNotEqualTo(first[10]);
  }

  @Test
  void split_isIndependent() {
    Entropy parent = Entropy.seeded(5);
    Entropy child = parent.split();

    assertThat(child.nextLong()).isNotEqualTo(parent.nextLong());
  }
}
