package org.korudelta.deterministic.shrink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.choice.Span;

/** Exchanges spans that follow each other, where that is lexicographically smaller. */
final class ExchangeSpans extends StreamPass {
  private List<Span> spans = List.of();
  private int index;
  private int other;

  @Override
  void begin(Recording best, String stream) {
    index = -1;
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    if (accepted) {
      goOn(best, stream);
    }
    while (index < spans.size()) {
      Recording exchanged = exchangedWithNext(best, stream);
      if (exchanged != null) {
        return exchanged;
      }
      goOn(best, stream);
    }
    return null;
  }

  private void goOn(Recording best, String stream) {
    index++;
    other = 0;
    spans = best.spans(stream);
  }

  private @Nullable Recording exchangedWithNext(Recording best, String stream) {
    int[] choices = best.choices(stream);
    Span first = spans.get(index);
    while (other < spans.size()) {
      Span second = spans.get(other++);
      if (second.start() == first.end() && second.end() <= choices.length) {
        return best.with(stream, exchanged(choices, first, second));
      }
    }
    return null;
  }

  private static int[] exchanged(int[] choices, Span first, Span second) {
    int[] exchanged = choices.clone();
    System.arraycopy(choices, second.start(), exchanged, first.start(), second.length());
    System.arraycopy(
        choices, first.start(), exchanged, first.start() + second.length(), first.length());
    return exchanged;
  }
}
