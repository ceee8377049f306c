package org.korudelta.conformance;

/**
 * Hears how a run of the suite goes. Called one call at a time, on tasks of the worlds under test.
 */
public interface Listener {

  /** A scenario ended. */
  default void finished(Cell cell) {}

  /** All scenarios have ended; the last call. */
  void ended(Report report);
}
