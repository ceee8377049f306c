package org.korudelta.vector.graph;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A hierarchical navigable small world: each node is linked to some that are near it in different
 * directions, and a node in 16 to some further away in the layer above, one in 256 in the layer
 * above that (Malkov and Yashunin, 2016). Nodes are numbers of {@link Rows}.
 *
 * <p>It grows by a block of nodes at a time ({@link GraphBlock}), and depends on the rows and their
 * order alone: not on threads, on kernels, or on when it grew. Every node can be reached from the
 * entry: each has a parent, an earlier node, and the links from and to it are never cut.
 *
 * <p>Cost of a search: some 14 comparisons for each place in the beam. Threading: immutable.
 */
public final class Graph {
  /** The most neighbours of a node in the ground layer. */
  static final int WIDTH = 32;

  /** How many a new node chooses there. */
  static final int CHOSEN = 16;

  /** How many a full list keeps, so that it is not full again at once. */
  static final int PRUNED = 24;

  /** The most neighbours in an upper layer, and twice what a new node chooses there. */
  static final int UPPER_WIDTH = 16;

  /** The beam when links are chosen. */
  static final int LINKING_EF = 100;

  /** The beam when links of upper layers are chosen. */
  static final int UPPER_EF = 64;

  /** The share of nodes that a layer has of the one below is 1 in 2^LEVEL_BITS. */
  private static final int LEVEL_BITS = 4;

  private static final int BLOCK_MIN = 256;
  private static final int BLOCK_SHARE = 128;

  private final int count;
  private final Layer ground;
  private final List<Layer> upper;
  private final int entry;

  Graph(int count, Layer ground, List<Layer> upper, int entry) {
    this.count = count;
    this.ground = ground;
    this.upper = List.copyOf(upper);
    this.entry = entry;
  }

  /** A graph without nodes. */
  public static Graph empty() {
    return new Graph(0, Layer.ground(WIDTH), List.of(), Layer.NONE);
  }

  /** How many nodes it has: the first so many rows. */
  public int count() {
    return count;
  }

  /** How many nodes it grows by next. */
  public int blockSize() {
    int size = BLOCK_MIN;
    while (size < count / BLOCK_SHARE) {
      size *= 2;
    }
    return size;
  }

  /** How many bytes of memory it takes. */
  public long bytes() {
    long bytes = ground.bytes();
    for (Layer layer : upper) {
      bytes += layer.bytes();
    }
    return bytes;
  }

  Layer ground() {
    return ground;
  }

  /** The layers above the ground, from the lowest on. */
  List<Layer> upper() {
    return upper;
  }

  /** Where searches begin; −1 when there are no nodes. */
  int entry() {
    return entry;
  }

  /** The highest layer that has a node: how often 2^LEVEL_BITS divides a hash of its number. */
  static int level(int node) {
    int hash = (node + 1) * 0x9E37_79B9;
    hash = (hash ^ hash >>> 16) * 0x85EB_CA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2_AE35;
    hash ^= hash >>> 16;
    return hash == 0 ? Integer.SIZE / LEVEL_BITS : Integer.numberOfTrailingZeros(hash) / LEVEL_BITS;
  }

  /**
   * What to look for, and how hard.
   *
   * @param target what nodes are compared with
   * @param ef how many of the nearest nodes met so far are kept to go on from
   * @param answers how many of those wanted are kept
   * @param wanted which nodes may be answers
   */
  public record Wish(Target target, int ef, int answers, IntPredicate wanted) {}

  /**
   * What was found.
   *
   * @param nodes the nearest of those wanted, the nearest first
   * @param compared how many comparisons that took
   */
  public record Found(int[] nodes, long compared) {}

  /**
   * The nearest of the nodes that are wanted, as far as a beam finds them, and of the rows that are
   * not nodes yet.
   */
  public Found search(Rows rows, Wish wish) {
    GraphSearch search = new GraphSearch(this, rows, wish.ef());
    Answers answers = new Answers(wish.answers(), wish.wanted());
    search.find(wish.target(), answers);
    return new Found(answers.nodes(), search.compared());
  }

  /** Shows the neighbours of a node in the ground layer. */
  public void forEachNeighbour(int node, IntConsumer visitor) {
    int[] lists = ground.chunk(node);
    int at = ground.at(node);
    for (int i = at; i < at + WIDTH && lists[i] >= 0; i++) {
      visitor.accept(lists[i]);
    }
  }
}
