package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.Navigation;
import org.korudelta.VectorRef;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru search}: the embeddings nearest to one key's. */
@Command(
    name = "search",
    description = {
      "Find the keys whose embeddings are nearest to a key's; best first, with cosine scores.",
      "Vectors come by koru import FILE --namespace NAMESPACE. Those of 8,000 English words are in"
          + " koru's clone: cli/src/main/resources/org/korudelta/cli/sample/words-8k.jsonl.gz"
    },
    footer = {"koru search words king --top 5"})
final class SearchCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "Whose neighbours.")
  private String key = "";

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many answers (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  @Override
  public Integer call() {
    Navigation here = new Navigation(new VectorRef.ByKey(namespace, key), List.of(), top);
    BlockingReads reads = past.reads(data);
    NeighbourText.answer(data, reads.synthesizeNavigate(namespace, here));
    return ExitCode.OK;
  }
}
