package org.korudelta.deterministic.shrink;

import java.util.Arrays;

/** Cuts the end of a stream off: half of it, a quarter, and so on while that still fails. */
final class DropTails implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      int cut = Slices.length(shrinker.best().choices(stream)) / 2;
      while (cut > 0) {
        cut = cut(shrinker, stream, cut) ? cut : cut / 2;
      }
    }
  }

  private static boolean cut(Shrinker shrinker, String stream, int cut) {
    int[] choices = shrinker.best().choices(stream);
    int length = Slices.length(choices);
    return length >= cut && shrinker.accept(stream, Arrays.copyOf(choices, length - cut));
  }
}
