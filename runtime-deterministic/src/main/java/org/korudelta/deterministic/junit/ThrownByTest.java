package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.simulation.Violation;

/** The way of a checked exception through a world, which can throw none. */
final class ThrownByTest {
  private ThrownByTest() {}

  /** {@code thrown} as a world may throw it, of a kind of its own. */
  static RuntimeException packed(Exception thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      return unchecked;
    }
    Violation violation = new Violation(thrown.getClass().getName(), thrown.toString());
    violation.initCause(thrown);
    return violation;
  }

  /** What the test threw itself. */
  static Throwable of(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof Violation && cause != null ? cause : error;
  }
}
