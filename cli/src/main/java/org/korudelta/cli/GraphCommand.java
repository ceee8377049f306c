package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.cli.graph.GraphDot;
import org.korudelta.cli.graph.GraphLines;
import org.korudelta.cli.graph.GraphSvg;
import org.korudelta.cli.graph.VersionGraph;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru graph}: what led to a version, and what came from it. */
@Command(
    name = "graph",
    description = {
      "Draw what led to a version and what came from it: versions replaced, and causes named.",
      "The latest is above; @ is the version asked about, + a line that joins or parts."
    },
    footer = {
      "koru graph mime text/javascript",
      "koru graph 89811e3f8a81 --descendants --json",
      "koru graph mime text/javascript --format svg | tee javascript.svg",
      "koru graph mime text/javascript --at 2020-01-01 --format dot"
    })
final class GraphCommand implements Callable<Integer> {
  private static final int LIMIT_MAX = 10_000;

  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(
      index = "0",
      paramLabel = "NAMESPACE|ID",
      description =
          "A namespace; or a version: its id or an unambiguous prefix of 7 or more digits.")
  private String first = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "KEY",
      description = "A key, whose newest version is meant, be it a tombstone.")
  private @Nullable String key;

  @Option(names = "--ancestors", description = "Only what led to it.")
  private boolean ancestors;

  @Option(names = "--descendants", description = "Only what came from it.")
  private boolean descendants;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most the nearest N versions each way, 1 to 10000 (default: 100).")
  private int limit = 100;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text, or json with --json).")
  private @Nullable Format format;

  /** How a graph is shown. */
  enum Format {
    TEXT,
    DOT,
    SVG,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new KoruException.BadRequest(
          "limit out of range: limit=" + limit + " min=1 max=" + LIMIT_MAX);
    }
    if (data.json() && format != null && format != Format.JSON) {
      throw data.misused("Give --json or --format " + format + ", not both");
    }
    BlockingReads reads = past.reads(data);
    show(graph(reads, version(reads).id()));
    return ExitCode.OK;
  }

  private Version version(BlockingReads reads) {
    if (key == null) {
      return reads.getVersion(first);
    }
    String named = key;
    return reads.get(first, named).orElseGet(() -> newest(reads.history(first, named), named));
  }

  private Version newest(List<Version> history, String named) {
    if (history.isEmpty()) {
      throw new KoruException.NotFound("no history: namespace=" + first + " key=" + named);
    }
    return history.get(history.size() - 1);
  }

  private VersionGraph graph(BlockingReads reads, VersionId id) {
    List<CausalNode> before =
        ancestors || !descendants ? reads.ancestors(id, limit + 1) : List.of();
    List<CausalNode> after =
        descendants || !ancestors ? reads.descendants(id, limit + 1) : List.of();
    if (before.size() > limit || after.size() > limit) {
      data.tell("more versions than shown: limit=" + limit + "; see --limit");
    }
    List<CausalNode> nodes =
        new ArrayList<>(before.subList(Math.max(0, before.size() - limit), before.size()));
    nodes.add(node(reads, id));
    nodes.addAll(after.subList(0, Math.min(limit, after.size())));
    return new VersionGraph(nodes, id);
  }

  /** A version is on the path to itself. */
  private static CausalNode node(BlockingReads reads, VersionId id) {
    return reads.path(id, id).get(0);
  }

  private void show(VersionGraph graph) {
    Format chosen = format == null ? Format.TEXT : format;
    if (data.json() || chosen == Format.JSON) {
      graph.nodes().forEach(node -> answerJson(NodeJson.object(node)));
      return;
    }
    List<String> lines =
        switch (chosen) {
          case DOT -> GraphDot.of(graph);
          case SVG -> GraphSvg.of(graph);
          default -> GraphLines.of(graph);
        };
    for (String line : lines) {
      data.requireArrival();
      data.answer(JsonNull.NULL, line);
    }
  }

  private void answerJson(JsonObjectBuilder object) {
    data.requireArrival();
    data.out().println(data.shown(object.text()));
  }
}
