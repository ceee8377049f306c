package org.korudelta.benchmarks.chart;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis on which each power of ten takes the same room.
 *
 * @param low the power of ten at its start
 * @param high the one at its end
 */
record LogAxis(int low, int high) {
  /** The least that has all of {@code values}, which are above zero. */
  static LogAxis around(double[] values) {
    double least = DoubleStream.of(values).min().orElse(1);
    double most = DoubleStream.of(values).max().orElse(1);
    int low = (int) Math.floor(Math.log10(least));
    return new LogAxis(low, Math.max(low + 1, (int) Math.ceil(Math.log10(most))));
  }

  /** From 0 at its start to 1 at its end. */
  double place(double value) {
    return (Math.log10(value) - low) / (high - low);
  }

  /** The powers of ten on it. */
  IntStream powers() {
    return IntStream.rangeClosed(low, high);
  }

  /** {@code 0.01}, {@code 10}, {@code 1 k}, {@code 100 M}. */
  static String text(int power) {
    if (power < 0) {
      return String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power));
    }
    String unit = power < 3 ? "" : power < 6 ? " k" : power < 9 ? " M" : " G";
    return "1" + "0".repeat(power < 9 ? power % 3 : power - 9) + unit;
  }
}
