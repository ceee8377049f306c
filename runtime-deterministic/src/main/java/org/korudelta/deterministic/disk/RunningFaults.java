package org.korudelta.deterministic.disk;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.host.Deadlines;

/** Draws the faults of a running disk and counts them. Zeros are no fault. */
final class RunningFaults {
  private static final int DELAY_STEPS = 16;

  final Choices choices;
  final DiskHits hits;
  DiskFaults faults;

  RunningFaults(Choices choices, DiskFaults faults, DiskHits hits) {
    this.choices = choices;
    this.faults = faults;
    this.hits = hits;
  }

  boolean has(DiskFault fault) {
    return faults.oneIn(fault) > 0;
  }

  /** Whether {@code fault} strikes {@code name} now; draws nothing where it never does. */
  boolean strikes(DiskFault fault, String name) {
    int oneIn = faults.oneIn(fault);
    boolean strikes = oneIn > 0 && choices.oneIn(oneIn, label(fault.text(), name));
    if (strikes) {
      hits.hit(fault);
    }
    return strikes;
  }

  /** A number in {@code [0, bound)}, with what it is and the file it is about as its label. */
  int below(int bound, String what, String name) {
    return choices.draw(bound, label(what, name));
  }

  /** How long the operation takes: zero, or a part of the delay allowed. */
  long delayNanos(DiskFault delay, String name) {
    if (!strikes(delay, name)) {
      return 0;
    }
    long max = Deadlines.nanos(faults.delayMax(delay));
    return Math.max(1, max / DELAY_STEPS * (1 + below(DELAY_STEPS, "delay", name)));
  }

  private static String label(String what, String name) {
    return name.isEmpty() ? what : what + " of " + name;
  }
}
