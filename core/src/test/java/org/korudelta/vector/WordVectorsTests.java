package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Known answers on real data: what the arithmetic finds among 8,000 words. */
class WordVectorsTests {
  private static WordVectors words;

  @BeforeAll
  static void readWords() throws IOException {
    words = WordVectors.read();
    assertThat(words.size()).isEqualTo(8_000);
  }

  @Test
  void walk_kingMinusManPlusWoman_findsTheQueen() {
    assertNearest(
        walk("king", "man", "woman"),
        List.of("queen", "throne", "daughter", "princess", "prince"),
        0.770,
        0.676,
        0.659,
        0.652,
        0.652);
  }

  @Test
  void walk_parisMinusFrancePlusItaly_findsRome() {
    assertNearest(
        walk("paris", "france", "italy"),
        List.of("rome", "milan", "venice", "italian", "vienna"),
        0.819,
        0.738,
        0.702,
        0.680,
        0.669);
  }

  private static List<Scored<String>> walk(String from, String without, String with) {
    QueryVector place =
        Walk.from(words.of(from))
            .subtract(words.of(without), 1)
            .add(words.of(with), 1)
            .destination();
    return words.nearest(place, 5, from, without, with);
  }

  private static void assertNearest(
      List<Scored<String>> actual, List<String> expected, double... scores) {
    assertThat(actual).extracting(Scored::payload).isEqualTo(expected);
    for (int i = 0; i < scores.length; i++) {
      assertThat(actual.get(i).score()).isCloseTo(scores[i], Offset.offset(0.0005));
    }
  }

  @Test
  void walk_kingMinusManPlusWoman_hasTheSameBitsAlways() {
    List<Scored<String>> nearest = walk("king", "man", "woman");

    assertThat(nearest)
        .extracting(scored -> Long.toHexString(Double.doubleToRawLongBits(scored.score())))
        .containsExactly(
            "3fe8a2a56ee77b12",
            "3fe59e4cb873730a",
            "3fe51a4279baa4a9",
            "3fe4dd9fc3468261",
            "3fe4dac0eb60be10");
  }

  @Test
  void search_everyHundredthWord_findsItselfFirst() {
    for (String word : words.everyWord(100)) {
      Scored<String> first = words.nearest(QueryVector.of(words.of(word)), 1).get(0);
      assertThat(first).isEqualTo(new Scored<>(1, word));
    }
  }
}
