package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Found;

/** What a failure says: what failed, how it was found, and how to have it once more. */
final class FailureText {
  private static final int CHOICES_LENGTH_MAX = 300;

  private FailureText() {}

  /** {@code lost_update: counter=1}. */
  static String of(Failure failure) {
    return failure.kind() + ": " + failure.message();
  }

  /** How many choices are left of how many, and which. */
  static String shrunk(Found found) {
    return "shrunk: "
        + size(found.shrunk())
        + " by "
        + found.tries()
        + " runs, of "
        + size(found.first())
        + ": "
        + shortened(found.shrunk().toString());
  }

  private static String size(Recording recording) {
    int deviations = recording.deviations();
    return deviations
        + (deviations == 1 ? " deviation" : " deviations")
        + " in "
        + recording.length()
        + (recording.length() == 1 ? " choice" : " choices");
  }

  private static String shortened(String choices) {
    return choices.length() <= CHOICES_LENGTH_MAX
        ? choices
        : choices.substring(0, CHOICES_LENGTH_MAX) + "…";
  }

  /** An error of these lines, caused by what the code threw itself. */
  static AssertionError error(String first, Throwable cause, String... more) {
    return new AssertionError(first + "\n  " + String.join("\n  ", more), ThrownByTest.of(cause));
  }
}
