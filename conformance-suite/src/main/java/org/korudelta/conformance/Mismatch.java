package org.korudelta.conformance;

/** What a scenario expected is not what it saw. */
public final class Mismatch extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** With what was expected and what was seen. */
  public Mismatch(String message) {
    super(message);
  }
}
