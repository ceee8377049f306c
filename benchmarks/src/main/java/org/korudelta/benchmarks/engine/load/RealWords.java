package org.korudelta.benchmarks.engine.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The 8,000 commonest English words, commonest first, drawn as they come in text: by Zipf's law.
 *
 * <p>Threading: safe from any thread.
 */
final class RealWords {
  private static final String BEFORE = "{\"key\":\"";
  private static final int PLACES = 1 << 17;

  /** Each word in as many places as it is common. */
  private final String[] places = new String[PLACES];

  private RealWords(String[] byRank) {
    double perPlace = StrictMath.log(byRank.length + 1.0) / PLACES;
    int place = 0;
    for (int rank = 1; rank <= byRank.length; rank++) {
      int end = (int) Math.ceil(StrictMath.log(rank + 1.0) / perPlace);
      Arrays.fill(places, place, Math.min(end, PLACES), byRank[rank - 1]);
      place = Math.min(end, PLACES);
    }
  }

  static RealWords load() {
    try (BufferedReader lines = Samples.lines("words-8k.jsonl.gz")) {
      return new RealWords(lines.lines().map(RealWords::word).toArray(String[]::new));
    } catch (IOException e) {
      throw Samples.unreadable(e);
    }
  }

  /** The word before the vector; to parse the vectors would cost half a second. */
  private static String word(String line) {
    return line.substring(BEFORE.length(), line.indexOf('"', BEFORE.length()));
  }

  /** {@code count} words with a space between each two. */
  String draw(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(draw(random));
    }
    return text.toString();
  }

  private String draw(SplittableRandom random) {
    return places[random.nextInt(PLACES)];
  }
}
