package org.korudelta.benchmarks.runtime;

/** Tasks on a virtual clock. Threading: for one thread. */
interface World {
  /** Starts a task that lives by {@code life} for ever. */
  void start(Life life);

  /** Lets {@code millis} pass: what is due at the end of it happens. */
  void advance(int millis);
}
