package org.korudelta.deterministic.simulation;

import java.util.Map;
import java.util.Optional;
import org.korudelta.deterministic.choice.Recording;

/**
 * What one run did.
 *
 * @param verdict how it ended
 * @param failure why it failed, if it did
 * @param recording the choices that decided it
 * @param traceHash of all that happened; equal for equal runs, on every platform
 * @param substance how much happened
 * @param marks how often each mark was reached, also those that were asked for and never were
 */
public record Run(
    Verdict verdict,
    Optional<Failure> failure,
    Recording recording,
    long traceHash,
    Substance substance,
    Map<String, Integer> marks) {

  /** How a run ended. */
  public enum Verdict {
    /** Everything held. */
    PASSED,
    /** Something did not. */
    FAILED,
    /** It wanted more choices than it may have: nothing is known. */
    OVERRUN
  }

  /**
   * How much happened in a run.
   *
   * @param operations what the world counted as operations
   * @param crashes what it counted as crashes
   * @param steps pieces of work that ran and moves of the clock
   */
  public record Substance(int operations, int crashes, int steps) {}

  /** Whether it failed in the way {@code other} did. */
  public boolean failedLike(Failure other) {
    return failure.isPresent() && failure.get().kind().equals(other.kind());
  }
}
