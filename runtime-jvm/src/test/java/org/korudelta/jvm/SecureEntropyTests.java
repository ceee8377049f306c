package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.Entropy;

/** R9. */
class SecureEntropyTests {
  private static final int DRAWS = 1_000;

  private final Entropy entropy = new SecureEntropy();

  @Test
  void nextInt_bounded_staysInsideAndReachesAll() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      seen.add(entropy.nextInt(5));
    }
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void numbers_ofOneAndOfItsSplit_hardlyRepeat() {
    Entropy split = entropy.split();
    Set<Long> seen = new HashSet<>();
    Set<Integer> small = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      seen.add(entropy.nextLong());
      seen.add(split.nextLong());
      small.add(entropy.nextInt());
    }
    assertThat(seen).hasSize(2 * DRAWS);
    assertThat(small).hasSizeGreaterThan(DRAWS - 5);
  }

  @Test
  void nextBytes_fewOrMany_neverRepeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      byte[] drawn = new byte[i % 2 == 0 ? 16 : 100];
      entropy.nextBytes(drawn);
      seen.add(Arrays.toString(Arrays.copyOf(drawn, 16)));
    }
    assertThat(seen).hasSize(DRAWS);
  }

  @Test
  void nextBytes_everyPlace_isFilled() {
    byte[] united = new byte[19];
    for (int i = 0; i < DRAWS; i++) {
      byte[] drawn = new byte[united.length];
      entropy.nextBytes(drawn);
      for (int at = 0; at < drawn.length; at++) {
        united[at] |= drawn[at];
      }
    }
    assertThat(united).containsOnly((byte) -1);
  }
}
