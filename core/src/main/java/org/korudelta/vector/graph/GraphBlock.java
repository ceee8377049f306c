package org.korudelta.vector.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The next nodes of a graph on their way into it. The work comes in stages, each of pieces that may
 * be done in any order and at once by several threads, unless it is said otherwise; a stage begins
 * when the one before is done, and sees what that wrote.
 *
 * <ol>
 *   <li>{@link #choose} neighbours for each node, in the graph as it was and in the block
 *   <li>{@link #join} the block, in one piece
 *   <li>{@link #reverse} the links
 *   <li>{@link #raise} the nodes that belong to upper layers, one piece after the other
 *   <li>{@link #graph}
 * </ol>
 *
 * <p>Cost: a search for each node, and a comparison with each other node of the block.
 */
public final class GraphBlock {
  /** A piece takes some milliseconds, in a browser too. */
  private static final int CHOOSE_BYTES = 3 << 20;

  private static final int CHOOSE_PIECE_MAX = 16;
  private static final int SEARCH_COMPARISONS = 1_400;
  private static final int REVERSE_PIECE = 4;
  private static final int RAISE_PIECE = 256;

  private final Graph graph;
  private final Rows rows;
  private final Parents parents;
  private final int start;
  private final int end;
  private final int choosePiece;
  private final int[][] near;
  private final int[][] chosen;
  private final LayerDraft ground;
  private final UpperLayers upper;
  private @Nullable Links links;

  /**
   * The next block.
   *
   * @param rows at least those of the block
   * @param parents those of the graph's nodes
   */
  public GraphBlock(Graph graph, Rows rows, Parents parents) {
    this.graph = graph;
    this.rows = rows;
    this.parents = parents.copy();
    this.start = graph.count();
    this.end = start + graph.blockSize();
    int bytes = (end - start + SEARCH_COMPARISONS) * rows.stride();
    this.choosePiece = Math.max(1, Math.min(CHOOSE_PIECE_MAX, CHOOSE_BYTES / bytes));
    this.near = new int[end - start][];
    this.chosen = new int[end - start][];
    this.ground = new LayerDraft(graph.ground());
    this.upper = new UpperLayers(graph, rows);
  }

  private static int pieces(int count, int size) {
    return (count + size - 1) / size;
  }

  /** How many pieces {@link #choose} has. */
  public int choosePieces() {
    return pieces(end - start, choosePiece);
  }

  /** Chooses the neighbours of some nodes. */
  public void choose(int piece) {
    GraphSearch search = new GraphSearch(graph, rows, Graph.LINKING_EF);
    Diversity diversity = new Diversity(rows);
    int last = Math.min(end, start + (piece + 1) * choosePiece);
    for (int node = start + piece * choosePiece; node < last; node++) {
      Beam beam = candidates(node, search);
      diversity.begin(rows.target(node));
      chosen[node - start] = diversity.select(beam, Graph.CHOSEN);
      near[node - start] = beam.nodes();
    }
  }

  private Beam candidates(int node, GraphSearch search) {
    Target target = rows.target(node);
    Beam beam = search.near(target);
    for (int other = start; other < end; other++) {
      if (other != node) {
        beam.offer(rows.score(target, other), other);
      }
    }
    return beam;
  }

  /** Writes down what was chosen. */
  public void join() {
    ground.extend(end);
    for (int node = start; node < end; node++) {
      int parent = node == 0 ? Layer.NONE : parents.choose(node, near[node - start]);
      write(node, parent, chosen[node - start]);
    }
    Arrays.fill(near, null);
    Links all = new Links(ground, start, end);
    for (int chunk = 0; chunk < ground.chunkCount(); chunk++) {
      if (all.reaches(chunk)) {
        ground.own(chunk << Layer.CHUNK_BITS);
      }
    }
    links = all;
  }

  /** The parent comes first, and instead of the least near one where there is no room. */
  private void write(int node, int parent, int[] neighbours) {
    int[] lists = ground.own(node);
    int at = ground.at(node);
    int to = at;
    if (parent >= 0) {
      lists[to++] = parent;
    }
    for (int neighbour : neighbours) {
      if (neighbour != parent && to < at + Graph.CHOSEN) {
        lists[to++] = neighbour;
      }
    }
  }

  /** How many pieces {@link #reverse} has. */
  public int reversePieces() {
    return pieces(ground.chunkCount(), REVERSE_PIECE);
  }

  /** Links some nodes back to those that chose them. */
  public void reverse(int piece) {
    ReverseLinks reverse = new ReverseLinks(rows, ground);
    int last = Math.min(ground.chunkCount(), (piece + 1) * REVERSE_PIECE);
    for (int chunk = piece * REVERSE_PIECE; chunk < last; chunk++) {
      joined().forEach(chunk, reverse::add);
    }
  }

  private Links joined() {
    Links made = links;
    if (made == null) {
      throw new IllegalStateException("block is not joined: start=" + start);
    }
    return made;
  }

  /** How many pieces {@link #raise} has. */
  public int raisePieces() {
    return pieces(end - start, RAISE_PIECE);
  }

  /** Adds some nodes to the layers above; the pieces in their order. */
  public void raise(int piece) {
    int last = Math.min(end, start + (piece + 1) * RAISE_PIECE);
    for (int node = start + piece * RAISE_PIECE; node < last; node++) {
      upper.add(node);
    }
  }

  /** The graph with the block. */
  public Graph graph() {
    return new Graph(end, ground.layer(), upper.layers(), upper.entry());
  }

  /** The parents with those of the block. */
  public Parents parents() {
    return parents;
  }
}
