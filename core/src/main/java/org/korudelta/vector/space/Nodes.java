package org.korudelta.vector.space;

import java.util.Arrays;
import org.korudelta.log.Address;

/**
 * The versions that carry the vectors, by number in the order of their commits: when each came,
 * when it ended, and what its metadata is.
 *
 * <p>Threading: read from any thread. {@link #with}, {@link #close} and {@link #wipe} are for one
 * writer; who read from these nodes before need not see what it does.
 */
final class Nodes {
  /*
   * A node ends when its key gets another version. The times of endings are kept in their order, and
   * a node has the place of its own among them. So whether a node was current at a time takes two
   * comparisons of ints with numbers that are found once for each search:
   *
   *   came:        node < started(nanos)
   *   not ended:   ended(node) >= endings(nanos)
   *
   * Invariants:
   *  - times ascend with the number, and so do times of endings with their place;
   *  - what is below count never changes, but for ended(node), once: from OPEN to the place of an
   *    ending later than all that a reader of these nodes may ask about; or, when the value was
   *    taken, to WIPED, which is before all.
   */
  static final int OPEN = Integer.MAX_VALUE;
  static final int WIPED = -1;

  /** Of metadata that are not in memory. */
  static final int UNKNOWN_DOCUMENT = -1;

  private static final int CHUNK_BITS = 10;
  private static final int MASK = (1 << CHUNK_BITS) - 1;
  private static final int CHUNK_MIN = 16;
  private static final int ENDINGS_MIN = 64;

  private final int count;
  private final Chunk[] chunks;
  private final long[] endings;
  private final int endingCount;

  private Nodes(int count, Chunk[] chunks, long[] endings, int endingCount) {
    this.count = count;
    this.chunks = chunks;
    this.endings = endings;
    this.endingCount = endingCount;
  }

  private static final class Chunk {
    private final long[] nanos;
    private final int[] ordinals;
    private final int[] ended;
    private final int[] documents;
    private final double[] scales;
    private final float[] residuals;

    private Chunk() {
      this.nanos = new long[CHUNK_MIN];
      this.ordinals = new int[CHUNK_MIN];
      this.ended = new int[CHUNK_MIN];
      this.documents = new int[CHUNK_MIN];
      this.scales = new double[CHUNK_MIN];
      this.residuals = new float[CHUNK_MIN];
    }

    private Chunk(Chunk from, int length) {
      this.nanos = Arrays.copyOf(from.nanos, length);
      this.ordinals = Arrays.copyOf(from.ordinals, length);
      this.ended = Arrays.copyOf(from.ended, length);
      this.documents = Arrays.copyOf(from.documents, length);
      this.scales = Arrays.copyOf(from.scales, length);
      this.residuals = Arrays.copyOf(from.residuals, length);
    }

    private int length() {
      return ended.length;
    }
  }

  /** What a version says of its vector beside the levels. */
  record Facts(Address address, int document, double scale, float residual) {}

  /** No nodes. */
  static Nodes none() {
    return new Nodes(0, new Chunk[0], new long[0], 0);
  }

  int count() {
    return count;
  }

  /** How many bytes of memory they take. */
  long bytes() {
    long each = 2L * Long.BYTES + 4L * Integer.BYTES;
    long room = (long) endings.length * Long.BYTES;
    for (Chunk chunk : chunks) {
      room += chunk.length() * each;
    }
    return room;
  }

  /** These nodes and one more, later than all. */
  Nodes with(Facts facts) {
    Chunk[] room = room();
    Chunk chunk = room[count >>> CHUNK_BITS];
    int at = count & MASK;
    chunk.nanos[at] = facts.address().nanos();
    chunk.ordinals[at] = facts.address().ordinal();
    chunk.ended[at] = OPEN;
    chunk.documents[at] = facts.document();
    chunk.scales[at] = facts.scale();
    chunk.residuals[at] = facts.residual();
    return new Nodes(count + 1, room, endings, endingCount);
  }

  /** The last chunk grows until it is whole: small spaces are small. */
  private Chunk[] room() {
    int last = count >>> CHUNK_BITS;
    if (last < chunks.length && (count & MASK) < chunks[last].length()) {
      return chunks;
    }
    Chunk[] more = Arrays.copyOf(chunks, last + 1);
    more[last] =
        last < chunks.length ? new Chunk(chunks[last], 2 * chunks[last].length()) : new Chunk();
    return more;
  }

  /** These nodes, of which one ends at a time, not before any ending so far. */
  Nodes close(int node, long nanos) {
    Nodes longer = withEnding(nanos);
    chunks[node >>> CHUNK_BITS].ended[node & MASK] = endingCount;
    return longer;
  }

  /** These nodes and an ending that is no node's yet. */
  Nodes withEnding(long nanos) {
    long[] room =
        endingCount < endings.length
            ? endings
            : Arrays.copyOf(endings, Math.max(ENDINGS_MIN, 2 * endingCount));
    room[endingCount] = nanos;
    return new Nodes(count, chunks, room, endingCount + 1);
  }

  /** A node is not current at any time any more, and says nothing of its vector. */
  void wipe(int node) {
    Chunk chunk = chunks[node >>> CHUNK_BITS];
    int at = node & MASK;
    chunk.scales[at] = 0;
    chunk.residuals[at] = 0;
    chunk.documents[at] = UNKNOWN_DOCUMENT;
    chunk.ended[at] = WIPED;
  }

  /** Gives a node the place of its ending, as it was read from a file. */
  void restoreEnded(int node, int place) {
    chunks[node >>> CHUNK_BITS].ended[node & MASK] = place;
  }

  Address address(int node) {
    return new Address(nanos(node), ordinal(node));
  }

  long nanos(int node) {
    return chunks[node >>> CHUNK_BITS].nanos[node & MASK];
  }

  int ordinal(int node) {
    return chunks[node >>> CHUNK_BITS].ordinals[node & MASK];
  }

  /** The place of its ending; {@link #OPEN} or {@link #WIPED} when it has none. */
  int ended(int node) {
    return chunks[node >>> CHUNK_BITS].ended[node & MASK];
  }

  int document(int node) {
    return chunks[node >>> CHUNK_BITS].documents[node & MASK];
  }

  double scale(int node) {
    return chunks[node >>> CHUNK_BITS].scales[node & MASK];
  }

  float residual(int node) {
    return chunks[node >>> CHUNK_BITS].residuals[node & MASK];
  }

  int endingCount() {
    return endingCount;
  }

  long ending(int place) {
    return endings[place];
  }

  /** How many nodes there were at a time. */
  int started(long nanos) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many endings there were at a time. */
  int endings(long nanos) {
    int low = 0;
    int high = endingCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endings[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The node of a version; −1 when there is none. */
  int find(Address address) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(middle, address)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found =
        low < count && nanos(low) == address.nanos() && ordinal(low) == address.ordinal();
    return found ? low : -1;
  }

  private boolean isBefore(int node, Address address) {
    long nanos = nanos(node);
    return nanos == address.nanos() ? ordinal(node) < address.ordinal() : nanos < address.nanos();
  }

  /** Which nodes were current at a time. */
  Moment at(long nanos) {
    return new Moment(this, started(nanos), endings(nanos));
  }

  /**
   * The nodes that were current at one time.
   *
   * @param nodes all of them
   * @param started how many had come
   * @param endings how many had ended
   */
  record Moment(Nodes nodes, int started, int endings) {
    boolean has(int node) {
      return node < started && nodes.ended(node) >= endings;
    }

    /** How many they are; more, where values were taken since. */
    int estimate() {
      return Math.max(0, started - endings);
    }
  }
}
