package org.korudelta.deterministic.shrink;

import java.util.List;
import org.korudelta.deterministic.choice.Span;

/** Exchanges spans that follow each other, where that is lexicographically smaller. */
final class ExchangeSpans implements Pass {
  @Override
  public void run(Shrinker shrinker) {
    for (String stream : shrinker.best().streams()) {
      for (int i = 0; i < shrinker.best().spans(stream).size() && shrinker.mayGoOn(); i++) {
        exchangeWithNext(shrinker, stream, i);
      }
    }
  }

  private static void exchangeWithNext(Shrinker shrinker, String stream, int index) {
    List<Span> spans = shrinker.best().spans(stream);
    Span span = spans.get(index);
    for (Span other : spans) {
      if (other.start() == span.end() && index < shrinker.best().spans(stream).size()) {
        int[] choices = shrinker.best().choices(stream);
        if (other.end() <= choices.length
            && shrinker.accept(stream, exchanged(choices, span, other))) {
          return;
        }
      }
    }
  }

  private static int[] exchanged(int[] choices, Span first, Span second) {
    int[] exchanged = choices.clone();
    System.arraycopy(choices, second.start(), exchanged, first.start(), second.length());
    System.arraycopy(
        choices, first.start(), exchanged, first.start() + second.length(), first.length());
    return exchanged;
  }
}
