package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A graph as a whole: what is in it, and what is found. */
class GraphTests {
  private static final int DIMENSIONS = 12;
  private static final double[][] QUERIES = DrawnGraph.gaussians(40, DIMENSIONS, 99);

  /** So many that several vectors are equal, some are zero, and clusters are far apart. */
  private static double[][] difficult(int count) {
    double[][] centres = DrawnGraph.gaussians(20, DIMENSIONS, 7);
    double[][] vectors = DrawnGraph.gaussians(count, DIMENSIONS, 8);
    Random random = new Random(9);
    for (int i = 0; i < count; i++) {
      double[] centre = centres[random.nextInt(centres.length)];
      int kind = random.nextInt(10);
      for (int j = 0; j < DIMENSIONS; j++) {
        double near = centre[j] + 0.1 * vectors[i][j];
        vectors[i][j] = kind == 0 ? 0 : kind < 4 ? centre[j] : near;
      }
    }
    return vectors;
  }

  private static int reached(Graph graph) {
    boolean[] seen = new boolean[graph.count()];
    ArrayDeque<Integer> waiting = new ArrayDeque<>();
    waiting.add(graph.entry());
    seen[graph.entry()] = true;
    int count = 0;
    while (!waiting.isEmpty()) {
      count++;
      for (int node : DrawnGraph.neighbours(graph, waiting.remove())) {
        if (!seen[node]) {
          seen[node] = true;
          waiting.add(node);
        }
      }
    }
    return count;
  }

  @Test
  void graph_ofDifficultVectors_reachesEveryNode() {
    DrawnGraph drawn = DrawnGraph.of(difficult(4_096)).grown();

    assertThat(drawn.graph().count()).isEqualTo(4_096);
    assertThat(reached(drawn.graph())).isEqualTo(4_096);
  }

  @Test
  void graph_everyNodeButTheFirst_isLinkedWithAnEarlierParentBothWays() {
    Graph graph = DrawnGraph.of(difficult(2_048)).grown().graph();

    for (int node = 1; node < graph.count(); node++) {
      int parent = DrawnGraph.neighbours(graph, node)[0];
      assertThat(parent).isLessThan(node);
      assertThat(DrawnGraph.neighbours(graph, parent)).contains(node);
    }
  }

  @Test
  void graph_lists_haveNoNodeTwice_norTheirOwn() {
    Graph graph = DrawnGraph.of(difficult(2_048)).grown().graph();

    for (int node = 0; node < graph.count(); node++) {
      int[] neighbours = DrawnGraph.neighbours(graph, node);
      assertThat(neighbours).doesNotHaveDuplicates().doesNotContain(node).isNotEmpty();
      assertThat(neighbours.length).isLessThanOrEqualTo(Graph.WIDTH);
    }
  }

  @Test
  void graph_piecesInAnyOrder_haveTheSameBytes() {
    double[][] vectors = difficult(2_048);
    byte[] inOrder = DrawnGraph.bytes(DrawnGraph.of(vectors).grown().graph());

    for (int seed = 1; seed <= 3; seed++) {
      Graph other = DrawnGraph.of(vectors).grownInDisorder(seed).graph();
      assertThat(DrawnGraph.bytes(other)).isEqualTo(inOrder);
    }
  }

  @Test
  void graph_grownLater_isThatOfTheSameRows() {
    double[][] vectors = difficult(1_500);
    DrawnGraph early = DrawnGraph.of(Arrays.copyOf(vectors, 600)).grown();
    byte[] before = DrawnGraph.bytes(early.graph());
    DrawnGraph late = DrawnGraph.of(vectors);
    GraphBlock block = new GraphBlock(Graph.empty(), late.rows(), new Parents());
    assertThat(block.choosePieces()).isEqualTo(16);
    late.grown();

    assertThat(early.graph().count()).isEqualTo(512);
    assertThat(late.graph().count()).isEqualTo(1_280);
    assertThat(DrawnGraph.bytes(early.graph())).isEqualTo(before);
  }

  @Test
  void blockSize_isAtLeast256_thenA128thAndDoubling() {
    assertThat(Graph.empty().blockSize()).isEqualTo(256);
    assertThat(sized(32_768).blockSize()).isEqualTo(256);
    assertThat(sized(32_896).blockSize()).isEqualTo(512);
    assertThat(sized(1_000_000).blockSize()).isEqualTo(8_192);
  }

  private static Graph sized(int count) {
    return new Graph(count, Layer.ground(Graph.WIDTH), List.of(), 0);
  }

  @Test
  void level_oneNodeInSixteenIsOnEachNext() {
    int[] levels = new int[9];
    for (int node = 0; node < 100_000; node++) {
      levels[Graph.level(node)]++;
    }

    assertThat(levels[0]).isBetween(93_000, 94_500);
    assertThat(levels[1]).isBetween(5_500, 6_200);
    assertThat(levels[2]).isBetween(300, 450);
  }

  @Test
  void search_drawnVectors_findsNearlyAll() {
    DrawnGraph drawn = DrawnGraph.gaussian(4_096, DIMENSIONS, 5);

    assertThat(drawn.recall(QUERIES, 128)).isGreaterThan(0.99);
    assertThat(drawn.recall(QUERIES, 24)).isBetween(0.8, 0.999);
  }

  @Test
  void search_difficultVectors_findsNearlyAll() {
    DrawnGraph drawn = DrawnGraph.of(difficult(4_096)).grown();

    assertThat(drawn.recall(QUERIES, 128)).isGreaterThan(0.95);
  }

  @Test
  void search_rowsThatAreNotLinked_areFoundToo() {
    DrawnGraph drawn = DrawnGraph.gaussian(700, DIMENSIONS, 6);
    assertThat(drawn.graph().count()).isEqualTo(512);
    Target target = drawn.rows().target(699);

    Graph.Found found = drawn.graph().search(drawn.rows(), wish(target, 1, 1));
    assertThat(found.nodes()).containsExactly(699);
    assertThat(found.compared()).isGreaterThanOrEqualTo(188);
  }

  private static Graph.Wish wish(Target target, int ef, int answers) {
    return new Graph.Wish(target, ef, answers, any -> true);
  }

  @Test
  void search_withoutAGraph_scans() {
    DrawnGraph drawn = DrawnGraph.of(DrawnGraph.gaussians(100, DIMENSIONS, 6));
    Target target = drawn.rows().target(42);

    assertThat(drawn.graph().search(drawn.rows(), wish(target, 10, 5)).nodes())
        .isEqualTo(drawn.nearest(target, 5));
  }

  @Test
  void search_someWanted_findsOnlyThose() {
    DrawnGraph drawn = DrawnGraph.gaussian(1_024, DIMENSIONS, 6);
    Target target = drawn.rows().target(3);

    int[] even =
        drawn
            .graph()
            .search(drawn.rows(), new Graph.Wish(target, 200, 10, node -> node % 2 == 0))
            .nodes();
    assertThat(Arrays.stream(even).boxed()).hasSize(10).allMatch(node -> node % 2 == 0);
    assertThat(drawn.graph().search(drawn.rows(), new Graph.Wish(target, 9, 9, any -> false)))
        .extracting(Graph.Found::nodes)
        .isEqualTo(new int[0]);
  }

  @Test
  void bytes_areThoseOfItsLayers() {
    Graph graph = DrawnGraph.gaussian(512, DIMENSIONS, 6).graph();
    long upper = graph.upper().stream().mapToLong(Layer::bytes).sum();

    assertThat(graph.bytes()).isEqualTo(512L * 32 * 4 + upper);
    assertThat(upper).isGreaterThan(0);
  }

  /** Threads that work on one stage at once. */
  @Test
  void graph_byFourThreads_hasTheSameBytes() throws Exception {
    double[][] vectors = difficult(1_024);
    DrawnGraph drawn = DrawnGraph.of(vectors);
    Graph graph = Graph.empty();
    Parents parents = new Parents();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      while (graph.count() < 1_024) {
        GraphBlock block = new GraphBlock(graph, drawn.rows(), parents);
        each(threads, block.choosePieces(), block::choose);
        block.join();
        each(threads, block.reversePieces(), block::reverse);
        for (int i = 0; i < block.raisePieces(); i++) {
          block.raise(i);
        }
        graph = block.graph();
        parents = block.parents();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(DrawnGraph.bytes(graph)).isEqualTo(DrawnGraph.bytes(drawn.grown().graph()));
  }

  private static void each(ExecutorService threads, int pieces, java.util.function.IntConsumer work)
      throws Exception {
    CountDownLatch together = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int piece = i;
      running.add(
          threads.submit(
              () -> {
                together.await();
                work.accept(piece);
                return null;
              }));
    }
    together.countDown();
    for (Future<?> one : running) {
      one.get();
    }
  }
}
