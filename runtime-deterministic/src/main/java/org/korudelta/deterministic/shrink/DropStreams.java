package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** Leaves out all choices of a stream. */
final class DropStreams extends StreamPass {
  private boolean tried;

  @Override
  void begin(Recording best, String stream) {
    tried = false;
  }

  @Override
  @Nullable Recording next(Recording best, String stream, boolean accepted) {
    if (tried) {
      return null;
    }
    tried = true;
    return best.with(stream);
  }
}
