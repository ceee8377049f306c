package org.korudelta.benchmarks.result;

/**
 * What KoruDelta's figure should be: itself, or divided by that of a baseline of the same run.
 *
 * @param baseline whose figure ours is divided by; {@link Measurement#US} when the bounds are for
 *     our figure itself
 * @param floor what must be reached; NaN when there is none here
 * @param goal where the field's lead is; NaN when there is none here
 * @param note why there is no floor, in words
 */
public record Target(String baseline, double floor, double goal, String note) {
  /** Bounds for our own figure, in the operation's unit. */
  public static Target figure(double floor, double goal) {
    return new Target(Measurement.US, floor, goal, "");
  }

  /** Bounds for our figure divided by that of {@code baseline}. */
  public static Target ratio(String baseline, double floor, double goal) {
    return new Target(baseline, floor, goal, "");
  }

  /** No bounds, for a reason. */
  public static Target none(String note) {
    return new Target(Measurement.US, Double.NaN, Double.NaN, note);
  }

  boolean bounded() {
    return !Double.isNaN(floor);
  }
}
