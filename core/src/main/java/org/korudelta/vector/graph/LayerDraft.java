package org.korudelta.vector.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A layer that is being changed: chunks are copied before their first change, those of the layer
 * that it began with stay as they are.
 *
 * <p>Threading: one user at a time, except that lists in chunks that are its own may be changed by
 * several, each chunk by one.
 */
final class LayerDraft {
  private static final int MEMBERS_MIN = 64;

  private final int width;
  private int count;
  private int @Nullable [] members;
  private int[][] chunks;
  private boolean[] own;

  LayerDraft(Layer base) {
    this.width = base.width();
    this.count = base.count();
    this.members = base.members() == null ? null : base.members().clone();
    this.chunks = base.chunks().clone();
    this.own = new boolean[chunks.length];
  }

  int width() {
    return width;
  }

  int chunkCount() {
    return chunks.length;
  }

  /** Adds nodes up to {@code end}, without neighbours, to a layer of all nodes. */
  void extend(int end) {
    count = end;
    int needed = (end + Layer.MASK) >>> Layer.CHUNK_BITS;
    chunks = Arrays.copyOf(chunks, needed);
    own = Arrays.copyOf(own, needed);
  }

  /** Adds a node, higher than all before, to a layer of some; gives its slot. */
  int add(int node) {
    int[] known = members;
    if (known == null) {
      throw new IllegalStateException("layer of all nodes: node=" + node);
    }
    if (count == known.length) {
      known = Arrays.copyOf(known, Math.max(MEMBERS_MIN, 2 * count));
      members = known;
    }
    known[count] = node;
    extend(count + 1);
    return count - 1;
  }

  /** The chunk that has a list, to be changed. */
  int[] own(int slot) {
    int number = slot >>> Layer.CHUNK_BITS;
    if (!own[number]) {
      chunks[number] = copy(chunks[number]);
      own[number] = true;
    }
    return chunks[number];
  }

  private int[] copy(int @Nullable [] chunk) {
    if (chunk != null) {
      return chunk.clone();
    }
    int[] empty = new int[Layer.CHUNK * width];
    Arrays.fill(empty, Layer.NONE);
    return empty;
  }

  /** The chunk that has a list, to be read. */
  int[] chunk(int slot) {
    return chunks[slot >>> Layer.CHUNK_BITS];
  }

  /** Where in its chunk a list begins. */
  int at(int slot) {
    return (slot & Layer.MASK) * width;
  }

  /** The layer as it is now; it changes with this draft. */
  Layer layer() {
    return new Layer(width, count, members, chunks);
  }
}
