package org.korudelta.benchmarks.vector;

import org.korudelta.benchmarks.vector.curve.Pass;

/** What a {@link VectorProcess} is told, each with a number. */
enum Order {
  /**
   * Take in all vectors, by so many threads. Says seconds of all, of writing and of linking, and
   * bytes of a vector.
   */
  BUILD,
  /** Search all with so much effort. Says a {@link Pass}. */
  SEARCH,
  /** Search those with a bucket below this. Says a pass. */
  WHERE,
  /** Search the middle of history with so much effort. Says a pass. */
  HISTORY,
  /** Close and open again, and search once, with so much effort. Says milliseconds. */
  REOPEN,
  /** Delete three of ten. */
  DELETE,
  /** Search what is left with so much effort. Says a pass. */
  SEARCH_KEPT,
  /** Insert so many, each visible at once. Says percentiles in milliseconds. */
  INSERT
}
