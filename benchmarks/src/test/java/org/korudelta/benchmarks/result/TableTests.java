package org.korudelta.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTests {
  @ParameterizedTest
  @CsvSource({
    "NaN, –",
    "0, 0.00",
    "0.00042, 0.0004",
    "0.0156, 0.016",
    "0.156, 0.16",
    "1.044, 1.04",
    "17.26, 17.3",
    "412.4, 412",
    "54321, 54 k",
    "7314000, 7.31 M"
  })
  void number_anySize_hasThreeDigitsOrFewer(double value, String text) {
    assertThat(Table.number(value)).isEqualTo(text);
  }
}
