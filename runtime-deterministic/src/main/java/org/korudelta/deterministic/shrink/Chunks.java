package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/**
 * Changes choices that follow each other, whatever they decide: in chunks, large ones first and
 * from the end of each stream to its beginning.
 */
final class Chunks extends StreamPass {
  private static final int LARGEST = 64;

  private final Change change;
  private int size;
  private int end;

  /** What is tried with a chunk. */
  @FunctionalInterface
  interface Change {
    /** Other choices, with something else from {@code start} up to {@code end}. */
    int[] apply(int[] choices, int start, int end);
  }

  Chunks(Change change) {
    this.change = change;
  }

  @Override
  void begin(Recording best, String stream) {
    size = LARGEST;
    end = Slices.length(best.choices(stream));
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    int[] choices = best.choices(stream);
    while (size > 0) {
      int last = Math.min(end, choices.length);
      if (last >= size) {
        end = last - size;
        return best.with(stream, change.apply(choices, end, last));
      }
      size /= 2;
      end = Slices.length(choices);
    }
    return null;
  }
}
