package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.choice.Choices;

/** Which runs a search has, one after the other. */
interface RunSource {
  /** Whether there is one more. */
  boolean hasNext();

  /** What decides the next run. */
  Choices next();

  /** The seed of the run given last; 0 where there are no seeds. */
  long seed();

  /** How to have the run given last once more. */
  String again();

  /** What all runs are, for a test's name. */
  String title();

  /** What was tried, once {@code runs} of them have ended and all held. */
  String tried(int runs);

  /**
   * Whether runs are a sample: any number of them says something, and they should hit all marks.
   */
  boolean sampled();
}
