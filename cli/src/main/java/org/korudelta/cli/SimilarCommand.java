package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.PairQuery;
import org.korudelta.SimilarPair;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru similar}: pairs that are alike in meaning, of which neither led to the other. */
@Command(
    name = "similar",
    description = {
      "Find the pairs of embeddings that are nearest to each other without a causal tie.",
      "Neither led to the other, over any number of versions and causes; the older is first. Up to"
          + " 2048 vectors all pairs are looked at, above that those that the graph links."
    },
    footer = {"koru similar words --top 5", "koru similar compounds --threshold 0.5"})
final class SimilarCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "Whose embeddings.")
  private String namespace = "";

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many pairs (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  @Option(
      names = "--threshold",
      paramLabel = "COSINE",
      description = "Only pairs whose cosine is at least so much (default: ${DEFAULT-VALUE}).")
  private double threshold = -1;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Whose vectors, where the namespace has those of several models.")
  private String model = "";

  @Override
  public Integer call() {
    PairQuery query = PairQuery.of(top).withThreshold(threshold).withModel(model);
    var pairs = past.reads(data).similarUnconnected(namespace, query);
    try (Answers answers =
        data.answers(Column.text("KEY"), Column.text("OTHER"), Column.number("SCORE"))) {
      for (SimilarPair pair : pairs) {
        String score = NeighbourText.score(pair.score());
        answers.row(object(pair), pair.one().key(), pair.other().key(), score);
      }
    }
    return ExitCode.OK;
  }

  private static JsonObject object(SimilarPair pair) {
    return Json.object()
        .put("one", NeighbourText.version(pair.one()).build())
        .put("other", NeighbourText.version(pair.other()).build())
        .put("score", pair.score())
        .build();
  }
}
