package org.korudelta.vector.space;

/**
 * The greatest of the numbers offered, as many as were asked for: a heap with the least of them on
 * top. Threading: one user at a time.
 */
final class BestBounds {
  private final double[] heap;
  private int size;

  BestBounds(int most) {
    this.heap = new double[most];
  }

  /** The least of the greatest; −∞ until there are enough. */
  double least() {
    return size < heap.length ? Double.NEGATIVE_INFINITY : heap[0];
  }

  void offer(double number) {
    if (size < heap.length) {
      heap[size] = number;
      rise(size++);
    } else if (number > heap[0]) {
      heap[0] = number;
      sink();
    }
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && heap[at] < heap[(at - 1) / 2]) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink() {
    int at = 0;
    int child = lesserChild(at);
    while (child < size && heap[child] < heap[at]) {
      swap(at, child);
      at = child;
      child = lesserChild(at);
    }
  }

  private int lesserChild(int at) {
    int left = 2 * at + 1;
    return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
  }

  private void swap(int one, int other) {
    double kept = heap[one];
    heap[one] = heap[other];
    heap[other] = kept;
  }
}
