package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.ExplainedSearch;
import org.korudelta.Neighbour;
import org.korudelta.causal.Version;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru search}: the embeddings nearest to one key's, or to a vector. */
@Command(
    name = "search",
    customSynopsis = {
      "koru search [OPTIONS] NAMESPACE KEY",
      "koru search [OPTIONS] NAMESPACE --vector=JSON [--model=MODEL]"
    },
    description = {
      "Find the keys whose embeddings are nearest to a key's, or to a vector; best first.",
      "The score is the cosine unless --metric says else; of equal scores the older is first.",
      "Vectors come by koru embed, or koru import FILE --namespace NAMESPACE. Those of 8,000"
          + " English words are in koru's clone:"
          + " cli/src/main/resources/org/korudelta/cli/sample/words-8k.jsonl.gz"
    },
    footer = {
      "koru search words king --top 5",
      "koru search words king --threshold 0.6 --explain",
      "koru search compounds --vector '[1,0.2]' --metric euclidean",
      "koru search colours --vector '[1,0.2,0]' --filter warm=true --at now"
    })
final class SearchCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();
  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private VectorText vectors = new VectorText();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "Whose embeddings.")
  private String namespace = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "KEY",
      description = "Whose neighbours; itself is left out.")
  private @Nullable String key;

  @Option(
      names = "--vector",
      paramLabel = "JSON",
      description = "The vector to search near, as koru embed takes it; - for standard input.")
  private @Nullable String vector;

  @Option(names = "--explain", description = "Say how the answers were found, and why so.")
  private boolean explain;

  @Override
  public Integer call() {
    if ((key == null) == (vector == null)) {
      throw data.misused("Give KEY or --vector JSON");
    }
    if (vector == null && vectors.namesModel()) {
      throw data.misused("Give --model with --vector; KEY has its own");
    }
    NeighbourText text = new NeighbourText(data);
    ExplainedSearch found = vector == null ? nearKey() : nearVector(vector);
    text.answer(found.neighbours());
    if (explain) {
      text.answer(found.plan());
    }
    return ExitCode.OK;
  }

  private ExplainedSearch nearVector(String text) {
    VectorQuery query = search.near(vectors.parse(data, text, null));
    return past.reads(data).explainSearch(namespace, query);
  }

  /** One answer more is looked for, as the key's own may be among them. */
  private ExplainedSearch nearKey() {
    BlockingReads reads = past.fixed(data);
    Version own = own(reads);
    VectorQuery query = search.near(embedding(own));
    int more = Math.min(VectorQuery.TOP_K_MAX, search.top() + 1);
    ExplainedSearch found = reads.explainSearch(namespace, query.topK(more));
    List<Neighbour> others = new ArrayList<>(found.neighbours());
    others.removeIf(neighbour -> neighbour.version().id().equals(own.id()));
    return new ExplainedSearch(
        others.subList(0, Math.min(others.size(), search.top())), found.plan());
  }

  private Version own(BlockingReads reads) {
    String named = key == null ? "" : key;
    return reads
        .get(namespace, named)
        .orElseThrow(
            () ->
                new KoruException.NotFound("no such key: namespace=" + namespace + " key=" + named))
        .requireValue();
  }

  private static Embedding embedding(Version version) {
    return version
        .embedding()
        .orElseThrow(
            () ->
                new KoruException.BadRequest(
                    "not an embedding: namespace="
                        + version.namespace()
                        + " key="
                        + version.key()
                        + " version="
                        + version.id()));
  }
}
