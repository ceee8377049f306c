package org.korudelta.cli.simulate;

import org.korudelta.causal.HybridClock;

/** What tests call inside of planted worlds; strings in, strings out. */
public final class PlantedProbe {
  private PlantedProbe() {}

  /** The time after commit {@code nanos} when the wall clock stands still there. */
  public static String timeAfter(String nanos) {
    long last = Long.parseLong(nanos);
    return Long.toString(HybridClock.next(last, last));
  }

  /** Throws what it was given. */
  public static String fail(String message) {
    throw new UnsupportedOperationException(message);
  }
}
