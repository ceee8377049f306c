package org.korudelta.benchmarks.vector.curve;

import java.util.List;
import java.util.Locale;

/**
 * What came of searching with all queries once, on one thread.
 *
 * @param recall which part of the true nearest was found
 * @param perSecond searches a second
 */
public record Pass(double recall, double perSecond) {
  private static final String WORD = "pass";

  /** As a process says it. */
  public String said() {
    return String.format(Locale.ROOT, "%s %s %s", WORD, recall, perSecond);
  }

  /** The one that was said in {@code lines}. */
  public static Pass heard(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 3 && words[0].equals(WORD))
        .map(words -> new Pass(Double.parseDouble(words[1]), Double.parseDouble(words[2])))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pass was said: lines=" + lines));
  }

  /** The same with the better rate: recalls of the same searches are equal. */
  public Pass orFaster(Pass other) {
    return perSecond >= other.perSecond ? this : other;
  }
}
