package org.korudelta.deterministic.shrink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.choice.Span;

/** Leaves out choices that belong together, the widest first. */
final class DropSpans extends StreamPass {
  private int fromTheWidest;

  @Override
  void begin(Recording best, String stream) {
    fromTheWidest = 0;
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    List<Span> spans = best.spans(stream);
    int[] choices = best.choices(stream);
    fromTheWidest += accepted ? 0 : 1;
    while (fromTheWidest < spans.size()) {
      Span span = spans.get(spans.size() - 1 - fromTheWidest);
      if (span.end() <= choices.length) {
        return best.with(stream, Slices.without(choices, span.start(), span.end()));
      }
      fromTheWidest++;
    }
    return null;
  }
}
