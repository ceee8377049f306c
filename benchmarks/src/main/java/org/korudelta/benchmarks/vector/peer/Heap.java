package org.korudelta.benchmarks.vector.peer;

/** What the heap has more than at first, after collections. */
final class Heap {
  private static final int COLLECTIONS = 3;

  private final long before = used();

  long more() {
    return used() - before;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
