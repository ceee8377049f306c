package org.korudelta.cli.tour;

/** Something the tour promised did not hold. */
final class UnmetExpectation extends Exception {
  private static final long serialVersionUID = 1L;

  UnmetExpectation(String message) {
    super(message);
  }
}
