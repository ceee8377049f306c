package org.korudelta.cli.tour;

import java.util.List;
import java.util.Locale;
import org.korudelta.ExplainedSearch;
import org.korudelta.Navigation;
import org.korudelta.Navigation.Step;
import org.korudelta.Neighbour;
import org.korudelta.SimilarPair;
import org.korudelta.VectorRef;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.jvm.BlockingSnapshot;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorQuery;

/** Loads word vectors, does arithmetic with meanings, and searches now and as of before. */
final class WordsChapter implements Chapter {

  @Override
  public String title() {
    return "Do arithmetic with meanings: king − man + woman";
  }

  @Override
  public String why() {
    return """
    Vectors are versions like any other value. Here are 8,000 English words as points in 100
    dimensions, where nearness is likeness. The answers have the same bits on every platform; a
    graph finds them by looking at few, as of any time, and knows what led to what.
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
      followTheGraph(stage, db);
      searchThePast(stage, db);
      findWhatNothingTies(stage, db);
    }
  }

  private static String best(BlockingKoruDelta db, String start, String minus, String plus) {
    List<Step> steps = List.of(Step.subtract(word(minus)), Step.add(word(plus)));
    Neighbour best = db.synthesizeNavigate("words", new Navigation(word(start), steps, 5)).get(0);
    return best.key() + " " + score(best.score());
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.3f", score);
  }

  private static VectorRef word(String key) {
    return new VectorRef.ByKey("words", key);
  }

  /** With a beam of 128, as it is by default, a graph of 8,000 is hardly cheaper than a scan. */
  private static void followTheGraph(Stage stage, BlockingKoruDelta db) throws UnmetExpectation {
    stage.expect("words linked into a graph", db.vectorIndex().get(0).linked(), 7_936L);
    ExplainedSearch found = db.explainSearch("words", nearRiver(db).ef(64));
    SearchPlan plan = found.plan();
    stage.expect("near river", keys(found.neighbours()), List.of("river", "rivers", "creek"));
    stage.expect("way", plan.way(), SearchPlan.Way.GRAPH);
    stage.expect("compared, of 8,000", plan.counts().compared(), 869L);
  }

  private static VectorQuery nearRiver(BlockingReads reads) {
    Embedding river = reads.get("words", "river").flatMap(Version::embedding).orElseThrow();
    return VectorQuery.of(river).topK(3);
  }

  private static List<String> keys(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::key).toList();
  }

  private static void searchThePast(Stage stage, BlockingKoruDelta db) throws UnmetExpectation {
    BlockingSnapshot before = db.snapshot();
    db.delete("words", "creek");
    List<String> now = keys(db.searchVectors("words", nearRiver(db)));
    List<String> then = keys(before.searchVectors("words", nearRiver(before)));
    stage.expect("near river, without creek", now, List.of("river", "rivers", "lake"));
    stage.expect("near river, as of before", then, List.of("river", "rivers", "creek"));
  }

  private static void findWhatNothingTies(Stage stage, BlockingKoruDelta db)
      throws UnmetExpectation {
    SimilarPair pair = db.similarUnconnected("words", 1).get(0);
    stage.expect("most alike, without a tie", text(pair), "tuesday, wednesday 0.995");
    Embedding again = pair.other().embedding().orElseThrow();
    List<VersionId> cause = List.of(pair.one().id());
    db.embed("words", pair.other().key(), again, WriteOptions.NONE.causedBy(cause));
    String next = text(db.similarUnconnected("words", 1).get(0));
    stage.expect("once the one led to the other", next, "tuesday, thursday 0.995");
  }

  private static String text(SimilarPair pair) {
    return pair.one().key() + ", " + pair.other().key() + " " + score(pair.score());
  }
}
