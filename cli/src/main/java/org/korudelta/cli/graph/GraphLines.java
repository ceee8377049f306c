package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.korudelta.causal.CausalNode;

/**
 * A causal graph in lines of text, the latest version first, what it came from below it.
 *
 * <pre>{@code
 * * 1f0c…  mail/parcel
 * +-.
 * * | 90de…  stock/taken
 * | * 77ab…  bills/bill
 * +-'
 * @ 3b52…  orders/order
 * }</pre>
 */
public final class GraphLines {
  /*
   * A lane is a column in which a version is awaited that something above it came from. Each is
   * awaited in one lane: what else came from it joins there, so that lanes stay few.
   */
  private static final int FREE = -1;

  private final VersionGraph graph;
  private final Map<Integer, List<Integer>> before = new HashMap<>();
  private final List<Integer> lanes = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private GraphLines(VersionGraph graph) {
    this.graph = graph;
    for (VersionGraph.Edge edge : graph.edges()) {
      before.computeIfAbsent(edge.after(), after -> new ArrayList<>()).add(edge.before());
    }
  }

  /** The lines of {@code graph}. */
  public static List<String> of(VersionGraph graph) {
    GraphLines drawing = new GraphLines(graph);
    for (int index = graph.nodes().size() - 1; index >= 0; index--) {
      drawing.draw(index);
    }
    return drawing.lines;
  }

  private void draw(int index) {
    int awaited = lanes.indexOf(index);
    int lane = awaited < 0 ? open(index) : awaited;
    lines.add(row(lane, graph.nodes().get(index)));
    lanes.set(lane, FREE);
    Link link = new Link(lane, new TreeSet<>(), new TreeSet<>());
    before.getOrDefault(index, List.of()).forEach(earlier -> await(earlier, link));
    if (!link.opened.isEmpty() || !link.joined.isEmpty()) {
      lines.add(link.line(lanes));
    }
    trim();
  }

  /** Awaits a version where it is awaited already, else below, else in a lane beside. */
  private void await(int earlier, Link link) {
    int there = lanes.indexOf(earlier);
    if (there >= 0) {
      link.joined.add(there);
    } else if (lanes.get(link.lane) == FREE) {
      lanes.set(link.lane, earlier);
    } else {
      link.opened.add(open(earlier));
    }
  }

  /** Takes the first free lane. */
  private int open(int index) {
    int free = lanes.indexOf(FREE);
    if (free < 0) {
      lanes.add(index);
      return lanes.size() - 1;
    }
    lanes.set(free, index);
    return free;
  }

  private void trim() {
    int used = lanes.size();
    while (used > 0 && lanes.get(used - 1) == FREE) {
      used--;
    }
    lanes.subList(used, lanes.size()).clear();
  }

  private String row(int lane, CausalNode node) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < lanes.size(); i++) {
      char passing = lanes.get(i) == FREE ? ' ' : '|';
      row.append(i == lane ? mark(node) : passing).append(' ');
    }
    return row + label(node);
  }

  private char mark(CausalNode node) {
    return graph.isAsked(node) ? '@' : '*';
  }

  private static String label(CausalNode node) {
    return String.join(
        "  ",
        NodeText.shortId(node),
        node.timestamp().toString(),
        NodeText.operation(node),
        NodeText.name(node));
  }

  /** The line below a version that came from several, or from one that is awaited elsewhere. */
  private record Link(int lane, TreeSet<Integer> opened, TreeSet<Integer> joined) {
    String line(List<Integer> lanes) {
      TreeSet<Integer> ends = new TreeSet<>(opened);
      ends.addAll(joined);
      ends.add(lane);
      int first = ends.first();
      int last = ends.last();
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < lanes.size(); i++) {
        boolean inside = i >= first && i <= last;
        line.append(at(i, lanes.get(i) != FREE, inside));
        line.append(inside && i < last ? '-' : ' ');
      }
      return line.toString().stripTrailing();
    }

    private char at(int i, boolean passing, boolean inside) {
      if (i == lane) {
        return passing ? '+' : '\'';
      }
      if (joined.contains(i)) {
        return '+';
      }
      if (opened.contains(i)) {
        return '.';
      }
      char empty = inside ? '-' : ' ';
      return passing ? '|' : empty;
    }
  }
}
