package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.korudelta.causal.CausalNode;

/**
 * A causal graph as a picture: causes above effects, an arrow from each to what came from it,
 * dashed where it is named as a cause. Readable on light and dark; each version has a title.
 */
public final class GraphSvg {
  private static final double WIDTH = 216;
  private static final double GAP = 24;
  private static final double HEIGHT = 44;
  private static final double LAYER = 96;
  private static final double MARGIN = 20;
  private static final int NAME_MAX = 27;

  private static final List<String> STYLE =
      List.of(
          "<style>",
          "text{font:12px ui-monospace,monospace;text-anchor:middle;fill:#1f2328}",
          ".paper{fill:#ffffff}",
          ".version{fill:#f0f3f6;stroke:#59636e}",
          ".asked{stroke:#0550ae;stroke-width:3}",
          ".edge{fill:none;stroke:#59636e;stroke-width:1.5}",
          ".caused{stroke:#0550ae;stroke-dasharray:6 4}",
          ".both{stroke:#0550ae;stroke-width:3}",
          ".head{fill:#59636e}",
          "@media (prefers-color-scheme:dark){",
          "text{fill:#f0f6fc}",
          ".paper{fill:#0d1117}",
          ".version{fill:#212830;stroke:#9198a1}",
          ".asked{stroke:#79c0ff}",
          ".edge{stroke:#9198a1}",
          ".caused,.both{stroke:#79c0ff}",
          ".head{fill:#9198a1}",
          "}",
          "</style>");

  private final VersionGraph graph;
  private final LayeredLayout layout;
  private final List<String> lines = new ArrayList<>();

  private GraphSvg(VersionGraph graph) {
    this.graph = graph;
    this.layout = new LayeredLayout(graph, WIDTH + GAP);
  }

  /** The lines of an SVG document. */
  public static List<String> of(VersionGraph graph) {
    return new GraphSvg(graph).draw();
  }

  private List<String> draw() {
    double width = layout.width() + 2 * MARGIN;
    double height = (layout.layerCount() - 1) * LAYER + HEIGHT + 2 * MARGIN;
    String size = "width=\"%s\" height=\"%s\"".formatted(number(width), number(height));
    lines.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title\" "
            + size
            + " viewBox=\"0 0 "
            + number(width)
            + " "
            + number(height)
            + "\">");
    lines.add("<title id=\"title\">Causal graph: " + summary() + "</title>");
    lines.addAll(STYLE);
    lines.add("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\"");
    lines.add(" markerUnits=\"userSpaceOnUse\" markerWidth=\"9\" markerHeight=\"9\"");
    lines.add(" orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>");
    lines.add("<rect class=\"paper\" " + size + "/>");
    drawEdges();
    drawVersions();
    lines.add("</svg>");
    return lines;
  }

  private String summary() {
    CausalNode asked =
        graph.nodes().stream().filter(graph::isAsked).findFirst().orElse(graph.nodes().get(0));
    return escaped(NodeText.name(asked))
        + " "
        + NodeText.shortId(asked)
        + ", versions: "
        + graph.nodes().size();
  }

  private void drawEdges() {
    for (int i = 0; i < layout.routes().size(); i++) {
      VersionGraph.Edge edge = graph.edges().get(i);
      lines.add(
          "<path class=\"edge%s\" marker-end=\"url(#arrow)\" d=\"%s\"><title>%s</title></path>"
              .formatted(style(edge.kind()), curve(layout.routes().get(i)), words(edge)));
    }
  }

  private static String style(VersionGraph.Kind kind) {
    return switch (kind) {
      case REPLACED -> "";
      case CAUSED -> " caused";
      case BOTH -> " both";
    };
  }

  private String words(VersionGraph.Edge edge) {
    String what =
        switch (edge.kind()) {
          case REPLACED -> " was replaced by ";
          case CAUSED -> " caused ";
          case BOTH -> " caused and was replaced by ";
        };
    return NodeText.shortId(graph.nodes().get(edge.before()))
        + what
        + NodeText.shortId(graph.nodes().get(edge.after()));
  }

  /** From the lower side of a box to the upper side of another, upright at every point. */
  private static String curve(List<LayeredLayout.Point> route) {
    LayeredLayout.Point from = route.get(0);
    StringBuilder path = new StringBuilder("M" + at(x(from), top(from) + HEIGHT));
    double y = top(from) + HEIGHT;
    for (int i = 1; i < route.size(); i++) {
      LayeredLayout.Point to = route.get(i);
      double end = i == route.size() - 1 ? top(to) : top(to) + HEIGHT / 2;
      double middle = (y + end) / 2;
      path.append('C').append(at(x(route.get(i - 1)), middle)).append(' ');
      path.append(at(x(to), middle)).append(' ').append(at(x(to), end));
      y = end;
    }
    return path.toString();
  }

  private void drawVersions() {
    for (int i = 0; i < graph.nodes().size(); i++) {
      CausalNode node = graph.nodes().get(i);
      LayeredLayout.Point point = layout.nodes().get(i);
      lines.add("<g><title>" + title(node) + "</title>");
      lines.add(
          "<rect class=\"version%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>"
              .formatted(
                  graph.isAsked(node) ? " asked" : "",
                  number(x(point) - WIDTH / 2),
                  number(top(point)),
                  number(WIDTH),
                  number(HEIGHT)));
      lines.add(text(point, 18, escaped(shortened(NodeText.name(node)))));
      String facts =
          NodeText.operation(node) + " " + NodeText.shortId(node) + " " + NodeText.date(node);
      lines.add(text(point, 34, facts) + "</g>");
    }
  }

  private static String text(LayeredLayout.Point point, double down, String words) {
    return "<text x=\"%s\" y=\"%s\">%s</text>"
        .formatted(number(x(point)), number(top(point) + down), words);
  }

  private static String title(CausalNode node) {
    return escaped(NodeText.name(node))
        + " "
        + NodeText.operation(node)
        + " "
        + node.id().hex()
        + " "
        + node.timestamp();
  }

  private static double x(LayeredLayout.Point point) {
    return MARGIN + point.x();
  }

  private static double top(LayeredLayout.Point point) {
    return MARGIN + point.layer * LAYER;
  }

  private static String at(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String shortened(String name) {
    if (name.codePointCount(0, name.length()) <= NAME_MAX) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, NAME_MAX - 1)) + "…";
  }

  /** What has a meaning in XML, and the two characters that no document may have. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\ufffe", "\\ufffe")
        .replace("\uffff", "\\uffff");
  }
}
