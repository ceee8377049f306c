package org.korudelta.vector.graph;

/**
 * The nearest nodes met so far, the nearest first, up to a capacity; of equal scores the lower node
 * is first. Each node is offered once, and can be taken once to go on from.
 *
 * <p>Cost: a binary search and a move of what is behind. Threading: one user at a time.
 */
final class Beam {
  /*
   * A key has the score, the node and whether it was taken in one double, all of it integers below
   * 2^53, so that an order of keys is an order of nodes on every platform:
   *
   *   floor((2 − score) · 2^22) · 2^29  +  2 · node  +  taken
   *
   * A score is a cosine, in [−1, 1] but for rounding, so the first term is below 2^53; nodes are
   * below 2^28. Doubles rather than longs: a browser computes with them.
   *
   * Invariants: keys ascend; what is before cursor was taken.
   */
  private static final double SCORE_MAX = 2;
  private static final double STEPS = 1 << 22;
  private static final double NODES = 1 << 29;
  private static final int NONE = -1;

  private final double[] keys;
  private final int capacity;
  private int size;
  private int cursor;

  Beam(int capacity) {
    this.capacity = capacity;
    this.keys = new double[capacity + 1];
  }

  /** The key of a node that was not taken. */
  static double key(double score, int node) {
    return Math.floor((SCORE_MAX - score) * STEPS) * NODES + 2.0 * node;
  }

  /** The node of a key. */
  static int node(double key) {
    return (int) (key - Math.floor(key / NODES) * NODES) >>> 1;
  }

  void clear() {
    size = 0;
    cursor = 0;
  }

  int size() {
    return size;
  }

  /** The node at {@code index}, the nearest at 0. */
  int node(int index) {
    return node(keys[index]);
  }

  /** The nodes, the nearest first; a new array. */
  int[] nodes() {
    int[] nodes = new int[size];
    for (int i = 0; i < size; i++) {
      nodes[i] = node(i);
    }
    return nodes;
  }

  /** Keys from here on are not kept. */
  double bound() {
    return size < capacity ? Double.POSITIVE_INFINITY : keys[size - 1];
  }

  void offer(double score, int node) {
    double key = key(score, node);
    if (key < bound()) {
      add(key);
    }
  }

  /** Keeps a key below the bound. */
  void add(double key) {
    int at = placeOf(key);
    System.arraycopy(keys, at, keys, at + 1, size - at);
    keys[at] = key;
    size = Math.min(capacity, size + 1);
    cursor = Math.min(cursor, at);
  }

  /** Written so that compilers make no branches of it: which way it goes cannot be foreseen. */
  private int placeOf(double key) {
    int low = 0;
    int rest = size;
    while (rest > 0) {
      int half = rest >>> 1;
      boolean right = keys[low + half] < key;
      low = right ? low + half + 1 : low;
      rest = right ? rest - half - 1 : half;
    }
    return low;
  }

  /** The nearest node that was not taken, which it is now; −1 when all were. */
  int take() {
    while (cursor < size && isTaken(keys[cursor])) {
      cursor++;
    }
    if (cursor == size) {
      return NONE;
    }
    double key = keys[cursor];
    keys[cursor++] = key + 1;
    return node(key);
  }

  private static boolean isTaken(double key) {
    double half = key * 0.5;
    return half != Math.floor(half);
  }
}
