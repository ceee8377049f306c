package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1, 1 ns",
    "999, 999 ns",
    "1000, 1 us",
    "1500, 1.5 us",
    "20000000, 20 ms",
    "1000000000, 1 s",
    "1500000000, 1.5 s",
    "1000000007, 1.000000007 s",
    "86400000000000, 86400 s",
    "-7, -7 ns",
    "-1500000000, -1.5 s",
    "-1500000, -1.5 ms",
    "9223372036854775807, 9223372036.854775807 s",
    "-9223372036854775808, -9223372036.854775808 s"
  })
  void inWords_anyTime_isExactInTheGreatestUnit(long nanos, String words) {
    assertThat(Deadlines.inWords(nanos)).isEqualTo(words);
  }
}
