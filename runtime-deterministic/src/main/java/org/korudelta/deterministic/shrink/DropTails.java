package org.korudelta.deterministic.shrink;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** Cuts the end of a stream off: half of it, a quarter, and so on while that still fails. */
final class DropTails extends StreamPass {
  private int cut;

  @Override
  void begin(Recording best, String stream) {
    cut = Slices.length(best.choices(stream)) / 2;
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    int[] choices = best.choices(stream);
    int length = Slices.length(choices);
    cut = accepted ? cut : cut / 2;
    while (cut > length) {
      cut /= 2;
    }
    return cut == 0 ? null : best.with(stream, Arrays.copyOf(choices, length - cut));
  }
}
