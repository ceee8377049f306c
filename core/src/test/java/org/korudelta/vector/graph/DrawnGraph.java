package org.korudelta.vector.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.korudelta.bytes.ByteSink;
import org.korudelta.vector.VectorKernel;

/** Drawn vectors, and the graph of those that fill blocks. */
final class DrawnGraph {
  private final int dimensions;
  private Rows rows;
  private Graph graph = Graph.empty();
  private Parents parents = new Parents();

  private DrawnGraph(int dimensions) {
    this.dimensions = dimensions;
    this.rows = Rows.none(VectorKernel.portable(), dimensions);
  }

  static DrawnGraph of(double[][] vectors) {
    DrawnGraph drawn = new DrawnGraph(vectors[0].length);
    for (double[] vector : vectors) {
      drawn.add(vector);
    }
    return drawn;
  }

  static DrawnGraph gaussian(int count, int dimensions, int seed) {
    return of(gaussians(count, dimensions, seed)).grown();
  }

  static double[][] gaussians(int count, int dimensions, int seed) {
    Random random = new Random(seed);
    double[][] vectors = new double[count][dimensions];
    for (double[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    return vectors;
  }

  private void add(double[] vector) {
    Quantised quantised = Quantised.of(vector, Rows.stride(dimensions));
    rows = rows.with(quantised.levels(), (float) quantised.factor());
  }

  Rows rows() {
    return rows;
  }

  Graph graph() {
    return graph;
  }

  /** Links all full blocks, piece after piece. */
  DrawnGraph grown() {
    return grown(new Random(0), false);
  }

  /** Links all full blocks, the pieces of each stage in a drawn order. */
  DrawnGraph grownInDisorder(int seed) {
    return grown(new Random(seed), true);
  }

  private DrawnGraph grown(Random random, boolean disorder) {
    while (graph.count() + graph.blockSize() <= rows.count()) {
      GraphBlock block = new GraphBlock(graph, rows, parents);
      each(block.choosePieces(), disorder ? random : null, block::choose);
      block.join();
      each(block.reversePieces(), disorder ? random : null, block::reverse);
      each(block.raisePieces(), null, block::raise);
      graph = block.graph();
      parents = block.parents();
    }
    return this;
  }

  private static void each(int pieces, Random random, IntConsumer work) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      order.add(i);
    }
    if (random != null) {
      Collections.shuffle(order, random);
    }
    order.forEach(work::accept);
  }

  /** All bytes of a graph. */
  static byte[] bytes(Graph graph) {
    GraphParts parts = new GraphParts(graph);
    ByteSink sink = new ByteSink(1 << 16);
    for (int i = 0; i < parts.count(); i++) {
      parts.write(i, sink);
    }
    return sink.copy();
  }

  static int[] neighbours(Graph graph, int node) {
    List<Integer> neighbours = new ArrayList<>();
    graph.forEachNeighbour(node, neighbours::add);
    return neighbours.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The nodes of the {@code count} rows nearest to a row by levels. */
  int[] nearest(Target target, int count) {
    Integer[] all = new Integer[rows.count()];
    Arrays.setAll(all, i -> i);
    Arrays.sort(
        all, Comparator.comparingDouble((Integer row) -> Beam.key(rows.score(target, row), row)));
    return Arrays.stream(all).limit(count).mapToInt(Integer::intValue).toArray();
  }

  /** How many of the true ten nearest a search finds, on average over some drawn queries. */
  double recall(double[][] queries, int ef) {
    int hits = 0;
    for (double[] query : queries) {
      Target target = Target.of(Quantised.of(query, rows.stride()));
      int[] truth = nearest(target, 10);
      double least = rows.score(target, truth[9]);
      for (int node : graph.search(rows, new Graph.Wish(target, ef, 10, any -> true)).nodes()) {
        hits += rows.score(target, node) >= least ? 1 : 0;
      }
    }
    return hits / 10.0 / queries.length;
  }
}
