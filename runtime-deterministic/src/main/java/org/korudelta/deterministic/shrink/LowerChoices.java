package org.korudelta.deterministic.shrink;

/** Lowers each choice as far as that still fails, by halving what is between. */
final class LowerChoices implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      for (int place = 0; place < shrinker.best().choices(stream).length; place++) {
        lower(shrinker, stream, place);
      }
    }
  }

  /** Invariant: what is below {@code low} does not fail, or was not tried. */
  private static void lower(Shrinker shrinker, String stream, int place) {
    int low = 0;
    int value = at(shrinker, stream, place);
    while (low < value && shrinker.mayGoOn()) {
      int middle = low + (value - low) / 2;
      int[] choices = shrinker.best().choices(stream);
      boolean lowered = shrinker.accept(stream, Slices.with(choices, place, middle));
      low = lowered ? low : middle + 1;
      value = at(shrinker, stream, place);
    }
  }

  private static int at(Shrinker shrinker, String stream, int place) {
    int[] choices = shrinker.best().choices(stream);
    return place < choices.length ? choices[place] : 0;
  }
}
