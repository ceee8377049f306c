package org.korudelta.deterministic.shrink;

/**
 * Lowers each choice: to the first of 0, 1, 2, 4 and so on that still fails, and then as far as
 * that goes by halving what is between.
 */
final class LowerChoices implements Pass {
  private final int lengthMax;

  /** Only those of streams of {@code lengthMax} choices at most. */
  LowerChoices(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      int length = Slices.length(shrinker.best().choices(stream));
      for (int place = 0; place < length && length <= lengthMax; place++) {
        lower(shrinker, stream, place);
      }
    }
  }

  private static void lower(Shrinker shrinker, String stream, int place) {
    int before = at(shrinker, stream, place);
    int tried = -1;
    int next = 0;
    while (next < before && shrinker.mayGoOn() && !accept(shrinker, stream, place, next)) {
      tried = next;
      next = next == 0 ? 1 : next + Math.min(next, before - next);
    }
    halve(shrinker, stream, place, tried + 1);
  }

  /** Invariant: what is below {@code from} does not fail, or was not tried. */
  private static void halve(Shrinker shrinker, String stream, int place, int from) {
    int low = from;
    int value = at(shrinker, stream, place);
    while (low < value && shrinker.mayGoOn()) {
      int middle = low + (value - low) / 2;
      boolean lowered = accept(shrinker, stream, place, middle);
      low = lowered ? low : middle + 1;
      value = at(shrinker, stream, place);
    }
  }

  private static boolean accept(Shrinker shrinker, String stream, int place, int value) {
    int[] choices = shrinker.best().choices(stream);
    return place < choices.length && shrinker.accept(stream, Slices.with(choices, place, value));
  }

  private static int at(Shrinker shrinker, String stream, int place) {
    int[] choices = shrinker.best().choices(stream);
    return place < choices.length ? choices[place] : 0;
  }
}
