package org.korudelta.deterministic.simulation;

/**
 * Something that must hold does not: what a simulated world throws.
 *
 * <p>Two violations of the same check are the same failure, whatever their values: shrinking goes
 * from one to the other.
 */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String check;

  /**
   * A violation.
   *
   * @param check what does not hold, one word that stays the same: {@code lost_write}
   * @param message what exactly, with its values
   */
  public Violation(String check, String message) {
    super(message);
    this.check = check;
  }

  /** What does not hold. */
  public String check() {
    return check;
  }
}
