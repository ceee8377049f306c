package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.VectorRef;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru search}: the embeddings nearest to one key's. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Find the keys whose embeddings are nearest to a key's; best first, with cosine scores.",
    footer = {"", "Example:  koru search words king --top 5"})
final class SearchCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY")
  private String key = "";

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many answers (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of this time, RFC 3339, inclusive.")
  private @Nullable String at;

  @Override
  public Integer call() {
    try (BlockingKoruDelta db = data.open()) {
      WordSpace.prepare(data, db, namespace);
      WordSpace.print(data, answers(db));
    }
    return ExitCode.OK;
  }

  private List<Neighbour> answers(BlockingKoruDelta db) {
    Navigation here = new Navigation(new VectorRef.ByKey(namespace, key), List.of(), top);
    return at == null
        ? db.synthesizeNavigate(namespace, here)
        : db.asOf(Timestamp.parse(at)).synthesizeNavigate(namespace, here);
  }
}
