package org.korudelta.deterministic.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.korudelta.error.KoruException;

/** Which choices of a stream belong together. */
final class Spans {
  private final List<Span> ended = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();

  void begin(int place) {
    open.push(place);
  }

  void end(int place) {
    if (open.isEmpty()) {
      throw new KoruException.BadRequest("no span has begun: place=" + place);
    }
    add(open.pop(), place);
  }

  /** All spans, those still open ending at {@code place}; inner ones before those around them. */
  List<Span> closed(int place) {
    List<Span> all = new ArrayList<>(ended);
    for (int start : open) {
      if (start < place) {
        all.add(new Span(start, place));
      }
    }
    return all;
  }

  private void add(int start, int end) {
    if (start < end) {
      ended.add(new Span(start, end));
    }
  }
}
