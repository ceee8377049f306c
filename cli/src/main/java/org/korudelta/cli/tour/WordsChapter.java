package org.korudelta.cli.tour;

import java.util.List;
import java.util.Locale;
import org.korudelta.Navigation;
import org.korudelta.Navigation.Step;
import org.korudelta.Neighbour;
import org.korudelta.VectorRef;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.jvm.BlockingKoruDelta;

/** Loads word vectors and does arithmetic with meanings. */
final class WordsChapter implements Chapter {

  @Override
  public String title() {
    return "Do arithmetic with meanings: king − man + woman";
  }

  @Override
  public String why() {
    return """
    Vectors are versions like any other value. Here are 8,000 English words as points in 100
    dimensions, where nearness is likeness. The answers have the same bits on every platform.
    """;
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    Progress progress = stage.progress("words");
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      Sample.WORDS.into(db, progress);
      progress.done();
      stage.expect("words loaded", db.keys("words").size(), 8_000);
      stage.expect("king − man + woman", best(db, "king", "man", "woman"), "queen 0.770");
      stage.expect("paris − france + italy", best(db, "paris", "france", "italy"), "rome 0.819");
    }
  }

  private static String best(BlockingKoruDelta db, String start, String minus, String plus) {
    List<Step> steps = List.of(Step.subtract(word(minus)), Step.add(word(plus)));
    Neighbour best = db.synthesizeNavigate("words", new Navigation(word(start), steps, 5)).get(0);
    return best.key() + " " + String.format(Locale.ROOT, "%.3f", best.score());
  }

  private static VectorRef word(String key) {
    return new VectorRef.ByKey("words", key);
  }
}
