package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** Lowers each choice as {@link Lowering} says, the first ones first. */
final class LowerChoices extends StreamPass {
  private final int lengthMax;
  private int length;
  private int place;
  private @Nullable Lowering lowering;

  /** Only those of streams of {@code lengthMax} choices at most. */
  LowerChoices(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  @Override
  void begin(Recording best, String stream) {
    int choices = Slices.length(best.choices(stream));
    length = choices <= lengthMax ? choices : 0;
    place = 0;
    lowering = null;
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    boolean last = accepted;
    while (place < length) {
      int[] choices = best.choices(stream);
      int value = place < choices.length ? choices[place] : 0;
      int lower = lowering(value).next(value, last);
      last = false;
      if (lower == Lowering.NONE) {
        place++;
        lowering = null;
      } else if (place < choices.length) {
        return best.with(stream, Slices.with(choices, place, lower));
      }
    }
    return null;
  }

  private Lowering lowering(int value) {
    if (lowering == null) {
      lowering = new Lowering(value);
    }
    return lowering;
  }
}
