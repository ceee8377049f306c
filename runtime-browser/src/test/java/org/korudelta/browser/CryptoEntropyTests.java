package org.korudelta.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Entropy;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The browser's own randomness. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class CryptoEntropyTests {
  private final Entropy entropy = new CryptoEntropy();

  @Test
  public void nextBytes_calledTwice_givesOtherBytes() {
    byte[] one = new byte[32];
    byte[] other = new byte[32];
    entropy.nextBytes(one);
    entropy.nextBytes(other);
    assertFalse(Arrays.equals(one, other));
    assertFalse(Arrays.equals(one, new byte[32]));
  }

  @Test
  public void nextBytes_longerThanABlock_repeatsNoBlock() {
    byte[] bytes = new byte[3 * 1_024];
    entropy.nextBytes(bytes);
    assertFalse(
        Arrays.equals(Arrays.copyOf(bytes, 1_024), Arrays.copyOfRange(bytes, 1_024, 2_048)));
    assertFalse(
        Arrays.equals(
            Arrays.copyOfRange(bytes, 1_024, 2_048), Arrays.copyOfRange(bytes, 2_048, 3_072)));
  }

  @Test
  public void split_twoSources_giveOtherNumbers() {
    Entropy split = entropy.split();
    boolean sameFirst = entropy.nextLong() == split.nextLong();
    boolean sameSecond = entropy.nextLong() == split.nextLong();
    assertFalse(sameFirst && sameSecond);
  }

  @Test
  public void nextInt_manyDraws_everyBitIsSetHalfTheTime() {
    int[] set = new int[32];
    for (int i = 0; i < 10_000; i++) {
      int bits = entropy.nextInt();
      for (int bit = 0; bit < 32; bit++) {
        set[bit] += bits >>> bit & 1;
      }
    }
    for (int count : set) {
      assertTrue("ones of 10000: " + count, count > 4_600 && count < 5_400);
    }
  }

  @Test
  public void nextInt_boundOfThree_isUniform() {
    int[] counts = new int[3];
    for (int i = 0; i < 30_000; i++) {
      counts[entropy.nextInt(3)]++;
    }
    for (int count : counts) {
      assertTrue("a third of 30000: " + count, count > 9_500 && count < 10_500);
    }
  }

  @Test
  public void nextInt_boundOfThreeQuartersOfTheRange_isUniform() {
    int bound = 3 << 29;
    int below = 0;
    for (int i = 0; i < 20_000; i++) {
      int value = entropy.nextInt(bound);
      assertTrue("out of range: " + value, value >= 0 && value < bound);
      below += value < bound / 2 ? 1 : 0;
    }
    assertTrue("lower half of 20000: " + below, below > 9_500 && below < 10_500);
  }

  @Test
  public void nextInt_boundOfOne_isZero() {
    assertEquals(0, entropy.nextInt(1));
  }

  @Test
  public void nextInt_boundNotPositive_isBadRequest() {
    assertThrows(KoruException.BadRequest.class, () -> entropy.nextInt(0));
    assertThrows(KoruException.BadRequest.class, () -> entropy.nextInt(Integer.MIN_VALUE));
  }
}
