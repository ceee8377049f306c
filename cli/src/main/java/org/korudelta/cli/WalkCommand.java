package org.korudelta.cli;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.korudelta.EdgeType;
import org.korudelta.RandomWalk;
import org.korudelta.VectorRef;
import org.korudelta.WalkedStep;
import org.korudelta.causal.CausalNode;
import org.korudelta.cli.graph.NodeText;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru walk}: a walk by chance, along near embeddings and causal edges. */
@Command(
    name = "walk",
    description = {
      "Walk by chance from a key's current version, along near embeddings and causal edges.",
      "Each step draws a type of edge that leads on, each as likely as the others, and then one"
          + " edge of that type. It ends where none leads on. The same seed takes the same walk."
    },
    footer = {
      "koru walk words king --steps 5 --along similar",
      "koru walk users alice --seed 7 --json",
      "koru walk mime text/javascript --along derived-from,followed-by"
    })
final class WalkCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key to start from.")
  private String key = "";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps at most, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int steps = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What chance begins with, a whole number (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--along",
      split = ",",
      paramLabel = "TYPE",
      description = "Types of edges to take: ${COMPLETION-CANDIDATES} (default: all of them).")
  private Set<Edge> along = EnumSet.allOf(Edge.class);

  /** Types of edges as they are typed. */
  enum Edge {
    SIMILAR,
    DERIVED_FROM,
    FOLLOWED_BY,
    CAUSED_BY,
    LED_TO;

    private EdgeType type() {
      return EdgeType.valueOf(name());
    }

    @Override
    public String toString() {
      return text(type());
    }

    private static String text(EdgeType type) {
      return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() {
    Set<EdgeType> types = along.stream().map(Edge::type).collect(Collectors.toSet());
    RandomWalk walk =
        RandomWalk.from(new VectorRef.ByKey(namespace, key), steps, seed).along(types);
    try (Answers answers =
        data.answers(
            Column.text("EDGE").whole(),
            Column.text("VERSION").in(Style.fg_yellow).whole(),
            Column.text("OPERATION").whole(),
            Column.text("NAMESPACE"),
            Column.text("KEY"))) {
      past.reads(data).walk(walk).forEach(step -> row(answers, step));
    }
    return ExitCode.OK;
  }

  private static void row(Answers answers, WalkedStep step) {
    CausalNode node = step.node();
    String edge = step.edge().map(Edge::text).orElse("start");
    JsonObjectBuilder object = NodeJson.object(node);
    step.edge().ifPresent(type -> object.put("edge", Edge.text(type)));
    answers.row(
        object,
        edge,
        NodeText.shortId(node),
        NodeText.operation(node),
        node.namespace(),
        node.key());
  }
}
