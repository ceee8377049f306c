package org.korudelta.vector.graph;

import java.util.Arrays;

/** Which nodes a search has met. Threading: one user at a time. */
final class Visited {
  private int[] words = new int[0];

  /** Forgets all, and makes room for {@code nodes}. */
  void clear(int nodes) {
    int needed = (nodes + Integer.SIZE - 1) / Integer.SIZE;
    if (words.length < needed) {
      words = new int[needed];
    } else {
      Arrays.fill(words, 0, needed, 0);
    }
  }

  void add(int node) {
    words[node >>> 5] |= 1 << node;
  }

  /**
   * Collects the nodes of a list that were not met, which they are now.
   *
   * @return how many it put into {@code fresh}
   */
  int fresh(int[] lists, int at, int width, int[] fresh) {
    int count = 0;
    for (int i = at; i < at + width && lists[i] >= 0; i++) {
      int node = lists[i];
      int word = words[node >>> 5];
      fresh[count] = node; // Stays only when the node was not met: no branch that guesses wrong.
      count += (word >>> node & 1) ^ 1;
      words[node >>> 5] = word | 1 << node;
    }
    return count;
  }
}
