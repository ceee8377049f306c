package org.korudelta.deterministic.shrink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** A pass that goes through the streams, one after the other. */
abstract class StreamPass implements Pass {
  private @Nullable List<String> streams;
  private int index;
  private boolean within;

  /** Starts with {@code stream} of {@code best}. */
  abstract void begin(Recording best, String stream);

  /** As {@link Pass#next}, within {@code stream}; {@code accepted} is true at first in each. */
  abstract @Nullable Recording next(Recording best, String stream, boolean accepted);

  @Override
  public final @Nullable Recording next(Recording best, boolean accepted) {
    List<String> names = names(best);
    boolean last = accepted;
    while (index < names.size()) {
      String stream = names.get(index);
      if (!within) {
        begin(best, stream);
        last = true;
      }
      Recording candidate = next(best, stream, last);
      within = candidate != null;
      if (within) {
        return candidate;
      }
      index++;
    }
    return null;
  }

  /** The streams there were at first; those that went meanwhile are empty. */
  private List<String> names(Recording best) {
    if (streams == null) {
      streams = best.streams();
    }
    return streams;
  }
}
