package org.korudelta.vector.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each node of a layer the list of its neighbours, at most {@link #width} of them, the rest −1.
 *
 * <p>Threading: immutable.
 */
final class Layer {
  /*
   * Layout: lists stand in chunks of 256, so that a change copies little. The ground layer has all
   * nodes, a list for each by its number; an upper layer has some, and finds the place of a list by
   * the node's place among its members, ascending.
   */
  static final int CHUNK_BITS = 8;
  static final int CHUNK = 1 << CHUNK_BITS;
  static final int MASK = CHUNK - 1;
  static final int NONE = -1;

  private final int width;
  private final int count;
  private final int @Nullable [] members;
  private final int[][] chunks;

  Layer(int width, int count, int @Nullable [] members, int[][] chunks) {
    this.width = width;
    this.count = count;
    this.members = members;
    this.chunks = chunks;
  }

  /** A layer without nodes, of all that will come. */
  static Layer ground(int width) {
    return new Layer(width, 0, null, new int[0][]);
  }

  /** A layer without nodes, of some of those that will come. */
  static Layer upper(int width) {
    return new Layer(width, 0, new int[0], new int[0][]);
  }

  int width() {
    return width;
  }

  /** How many nodes it has. */
  int count() {
    return count;
  }

  /** Its nodes, ascending; null when it has all. */
  int @Nullable [] members() {
    return members;
  }

  int[][] chunks() {
    return chunks;
  }

  /** Where the list of a node is. */
  int slot(int node) {
    return members == null ? node : Arrays.binarySearch(members, 0, count, node);
  }

  /** The node of a list. */
  int node(int slot) {
    return members == null ? slot : members[slot];
  }

  /** The chunk that has a list. */
  int[] chunk(int slot) {
    return chunks[slot >>> CHUNK_BITS];
  }

  /** Where in its chunk a list begins. */
  int at(int slot) {
    return (slot & MASK) * width;
  }

  /** How many bytes of memory it takes. */
  long bytes() {
    long lists = (long) chunks.length * CHUNK * width;
    return Integer.BYTES * (lists + (members == null ? 0 : members.length));
  }
}
