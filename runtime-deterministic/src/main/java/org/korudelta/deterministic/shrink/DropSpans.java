package org.korudelta.deterministic.shrink;

import java.util.List;
import org.korudelta.deterministic.choice.Span;

/** Leaves out choices that belong together, the widest first. */
final class DropSpans implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      int index = 0;
      while (index < shrinker.best().spans(stream).size() && shrinker.mayGoOn()) {
        index = drop(shrinker, stream, index) ? index : index + 1;
      }
    }
  }

  private static boolean drop(Shrinker shrinker, String stream, int fromTheWidest) {
    List<Span> spans = shrinker.best().spans(stream);
    Span span = spans.get(spans.size() - 1 - fromTheWidest);
    int[] choices = shrinker.best().choices(stream);
    return span.end() <= choices.length
        && shrinker.accept(stream, Slices.without(choices, span.start(), span.end()));
  }
}
