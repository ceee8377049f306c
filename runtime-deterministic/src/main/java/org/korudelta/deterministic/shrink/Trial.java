package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** Runs a program again, to see whether it still fails in the same way. */
@FunctionalInterface
public interface Trial {

  /**
   * Runs the program with the choices of {@code candidate}.
   *
   * @return what that run recorded, if it failed as the first one did; else null
   */
  @Nullable Recording failing(Recording candidate);
}
