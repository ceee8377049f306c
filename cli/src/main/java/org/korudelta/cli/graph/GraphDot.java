package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.CausalNode;

/** A causal graph in the language of Graphviz, arrows from causes to effects. */
public final class GraphDot {
  private GraphDot() {}

  /** The lines of {@code graph}. */
  public static List<String> of(VersionGraph graph) {
    List<String> lines = new ArrayList<>();
    lines.add("digraph versions {");
    lines.add("  node [shape=box, style=rounded];");
    for (CausalNode node : graph.nodes()) {
      lines.add("  " + name(node) + attributes(graph, node) + ";");
    }
    for (VersionGraph.Edge edge : graph.edges()) {
      CausalNode before = graph.nodes().get(edge.before());
      CausalNode after = graph.nodes().get(edge.after());
      lines.add("  " + name(before) + " -> " + name(after) + attributes(edge.kind()) + ";");
    }
    lines.add("}");
    return lines;
  }

  private static String name(CausalNode node) {
    return "\"" + NodeText.shortId(node) + "\"";
  }

  private static String attributes(VersionGraph graph, CausalNode node) {
    String label =
        escaped(NodeText.name(node))
            + "\\n"
            + NodeText.operation(node)
            + " "
            + NodeText.shortId(node)
            + "\\n"
            + node.timestamp();
    return " [label=\"" + label + "\"" + (graph.isAsked(node) ? ", penwidth=2" : "") + "]";
  }

  private static String attributes(VersionGraph.Kind kind) {
    return switch (kind) {
      case REPLACED -> "";
      case CAUSED -> " [style=dashed]";
      case BOTH -> " [style=bold]";
    };
  }

  /** A quoted text ends at a quote; a backslash would begin one of Graphviz's own signs. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
