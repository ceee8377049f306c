package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the versions of a graph go: in layers, each below all that it came from, with few crossings
 * of edges.
 *
 * <p>Cost: some sorts of all points. Threading: for one thread.
 */
final class LayeredLayout {
  /*
   * After Sugiyama, Tagawa and Toda 1981: layers by the longest path; an edge that passes layers
   * gets a bend in each; points of a layer are sorted by the mean place of their neighbours, down
   * and up in turns; then each goes as near to the middle of its neighbours as its layer lets it.
   *
   * Very long edges get no bends and are drawn straight: a graph of n versions could want n² bends.
   */
  private static final int SPAN_MAX = 40;
  private static final int SWEEPS = 6;
  private static final double BEND_WIDTH = 24;

  private final double nodeWidth;
  private final List<Point> nodes = new ArrayList<>();
  private final List<List<Point>> layers = new ArrayList<>();
  private final List<List<Point>> routes = new ArrayList<>();

  LayeredLayout(VersionGraph graph, double nodeWidth) {
    this.nodeWidth = nodeWidth;
    place(graph);
    for (VersionGraph.Edge edge : graph.edges()) {
      routes.add(route(nodes.get(edge.before()), nodes.get(edge.after())));
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      sortAll(sweep % 2 == 0);
    }
    spread();
  }

  /** A version, or a bend of an edge. */
  static final class Point {
    final int layer;
    private final double width;
    private final List<Point> above = new ArrayList<>();
    private final List<Point> below = new ArrayList<>();
    private int order;
    private double x;

    private Point(int layer, double width) {
      this.layer = layer;
      this.width = width;
    }

    /** The middle of it. */
    double x() {
      return x;
    }

    private double mean(boolean upper, boolean places) {
      List<Point> neighbours = upper ? above : below;
      double sum = 0;
      for (Point neighbour : neighbours) {
        sum += places ? neighbour.order : neighbour.x;
      }
      double own = places ? order : x;
      return neighbours.isEmpty() ? own : sum / neighbours.size();
    }
  }

  /** The points of the versions, in their order. */
  List<Point> nodes() {
    return nodes;
  }

  /** For each edge the points that it passes, its ends included. */
  List<List<Point>> routes() {
    return routes;
  }

  /** How many layers there are. */
  int layerCount() {
    return layers.size();
  }

  /** The width of all, from 0. */
  double width() {
    double width = 0;
    for (Point node : nodes) {
      width = Math.max(width, node.x + nodeWidth / 2);
    }
    return width;
  }

  private void place(VersionGraph graph) {
    int[] layer = new int[graph.nodes().size()];
    for (VersionGraph.Edge edge : graph.edges()) {
      layer[edge.after()] = Math.max(layer[edge.after()], layer[edge.before()] + 1);
    }
    for (int index : layer) {
      nodes.add(add(index, nodeWidth));
    }
  }

  private Point add(int layer, double width) {
    while (layers.size() <= layer) {
      layers.add(new ArrayList<>());
    }
    Point point = new Point(layer, width);
    point.order = layers.get(layer).size();
    layers.get(layer).add(point);
    return point;
  }

  private List<Point> route(Point from, Point to) {
    List<Point> route = new ArrayList<>(List.of(from));
    boolean bends = to.layer - from.layer <= SPAN_MAX;
    for (int layer = from.layer + 1; bends && layer < to.layer; layer++) {
      route.add(add(layer, BEND_WIDTH));
    }
    route.add(to);
    for (int i = 1; i < route.size() && bends; i++) {
      route.get(i).above.add(route.get(i - 1));
      route.get(i - 1).below.add(route.get(i));
    }
    return route;
  }

  private void sortAll(boolean down) {
    for (int i = 0; i < layers.size(); i++) {
      List<Point> layer = layers.get(down ? i : layers.size() - 1 - i);
      layer.sort(Comparator.comparingDouble(point -> point.mean(down, true)));
      for (int place = 0; place < layer.size(); place++) {
        layer.get(place).order = place;
      }
    }
  }

  private void spread() {
    for (List<Point> layer : layers) {
      double x = 0;
      for (Point point : layer) {
        x += point.width / 2;
        point.x = x;
        x += point.width / 2;
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < layers.size(); i++) {
        boolean down = sweep % 2 == 0;
        straighten(layers.get(down ? i : layers.size() - 1 - i), down);
      }
    }
    moveToLeft();
  }

  /** The mean of the places packed from the left and from the right keeps all distances. */
  private static void straighten(List<Point> layer, boolean down) {
    int count = layer.size();
    double[] left = new double[count];
    double[] right = new double[count];
    for (int i = 0; i < count; i++) {
      double wanted = layer.get(i).mean(down, false);
      double least = i == 0 ? wanted : left[i - 1] + distance(layer, i);
      left[i] = Math.max(wanted, least);
    }
    for (int i = count - 1; i >= 0; i--) {
      double wanted = layer.get(i).mean(down, false);
      double most = i == count - 1 ? wanted : right[i + 1] - distance(layer, i + 1);
      right[i] = Math.min(wanted, most);
    }
    for (int i = 0; i < count; i++) {
      layer.get(i).x = (left[i] + right[i]) / 2;
    }
  }

  private static double distance(List<Point> layer, int i) {
    return (layer.get(i - 1).width + layer.get(i).width) / 2;
  }

  private void moveToLeft() {
    double least = Double.MAX_VALUE;
    for (List<Point> layer : layers) {
      least = Math.min(least, layer.get(0).x - layer.get(0).width / 2);
    }
    for (List<Point> layer : layers) {
      for (Point point : layer) {
        point.x -= least;
      }
    }
  }
}
