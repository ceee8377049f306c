package org.korudelta.deterministic.shrink;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/** One way to make a record simpler, tried at every place of it. For one round. */
interface Pass {

  /**
   * The next candidate, made from {@code best}; null when there is none left.
   *
   * @param accepted whether the candidate given last has become {@code best}; true at first
   */
  @Nullable Recording next(Recording best, boolean accepted);
}
