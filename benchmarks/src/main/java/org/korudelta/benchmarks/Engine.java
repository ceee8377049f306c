package org.korudelta.benchmarks;

import org.jspecify.annotations.Nullable;

/** What can be measured writing and reading. Threading: reads from any thread. */
interface Engine extends Writer {
  /** The bytes of the current document, readable; null when there is none. */
  byte @Nullable [] get(String key);

  /** The bytes of the document that was current at {@code atNanos}; null when there was none. */
  byte @Nullable [] getAt(String key, long atNanos);
}
