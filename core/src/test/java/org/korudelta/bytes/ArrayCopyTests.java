package org.korudelta.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** As the platform's own copies. */
class ArrayCopyTests {
  private static final byte[] BYTES = {1, 2, 3};
  private static final int[] INTS = {1, 2, 3};
  private static final long[] LONGS = {1, 2, 3};

  @Test
  void of_eachLength_isThePlatformsCopy() {
    for (int length = 0; length < 6; length++) {
      assertThat(ArrayCopy.of(BYTES, length)).isEqualTo(Arrays.copyOf(BYTES, length));
      assertThat(ArrayCopy.of(INTS, length)).isEqualTo(Arrays.copyOf(INTS, length));
      assertThat(ArrayCopy.of(LONGS, length)).isEqualTo(Arrays.copyOf(LONGS, length));
    }
  }

  @Test
  void part_eachPlace_isThePlatformsRange() {
    for (int at = 0; at <= BYTES.length; at++) {
      for (int length = 0; length <= BYTES.length - at; length++) {
        assertThat(ArrayCopy.part(BYTES, at, length))
            .isEqualTo(Arrays.copyOfRange(BYTES, at, at + length));
      }
    }
  }
}
