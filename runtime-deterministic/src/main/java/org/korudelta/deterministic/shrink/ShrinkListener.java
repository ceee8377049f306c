package org.korudelta.deterministic.shrink;

import org.korudelta.deterministic.choice.Recording;

/** Is told how shrinking goes. */
@FunctionalInterface
public interface ShrinkListener {

  /** After {@code tries} runs {@code best} is the simplest record that fails. */
  void tried(int tries, Recording best);
}
