package org.korudelta.deterministic.shrink;

/** Goes through a stream in chunks, large ones first and from its end to its beginning. */
final class Chunks {
  private static final int LARGEST = 64;

  private final Shrinker shrinker;
  private final Change change;

  /** What is tried with a chunk. */
  @FunctionalInterface
  interface Change {
    /** Other choices, with something else from {@code start} up to {@code end}. */
    int[] apply(int[] choices, int start, int end);
  }

  Chunks(Shrinker shrinker, Change change) {
    this.shrinker = shrinker;
    this.change = change;
  }

  void run(String stream) {
    for (int size = LARGEST; size > 0; size /= 2) {
      int end = Slices.length(shrinker.best().choices(stream));
      while (end >= size && shrinker.mayGoOn()) {
        int[] choices = shrinker.best().choices(stream);
        end = Math.min(end, choices.length);
        if (end >= size) {
          shrinker.accept(stream, change.apply(choices, end - size, end));
        }
        end -= size;
      }
    }
  }
}
