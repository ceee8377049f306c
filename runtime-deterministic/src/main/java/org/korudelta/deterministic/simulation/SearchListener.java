package org.korudelta.deterministic.simulation;

import org.korudelta.deterministic.choice.Recording;

/** Is told how a search goes. */
public interface SearchListener {
  /** Listens to nothing. */
  SearchListener NONE = new SearchListener() {};

  /** One more run has ended; {@code tally} is of all. */
  default void ran(Tally tally) {}

  /** The run of {@code seed} failed, and will be shrunk. */
  default void failed(long seed, Failure failure) {}

  /** After {@code tries} runs of shrinking {@code best} is the simplest that fails. */
  default void shrinking(int tries, Recording best) {}
}
