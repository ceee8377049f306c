package org.korudelta.cli.simulate;

import java.util.List;
import org.korudelta.causal.HybridClock;
import org.korudelta.worlds.CrashRuns;

/** What tests call inside of planted worlds; strings in, strings out. */
public final class PlantedProbe {
  private PlantedProbe() {}

  /** The time after commit {@code nanos} when the wall clock stands still there. */
  public static String timeAfter(String nanos) {
    long last = Long.parseLong(nanos);
    return Long.toString(HybridClock.next(last, last));
  }

  /** How many of so many crash-and-recover runs passed, and what went wrong first. */
  public static String crashRuns(String count) {
    CrashRuns.Summary summary = CrashRuns.run(1, Integer.parseInt(count));
    List<String> failures = summary.failures();
    return summary.passed() + " " + (failures.isEmpty() ? "none" : failures.get(0));
  }

  /** Throws what it was given. */
  public static String fail(String message) {
    throw new UnsupportedOperationException(message);
  }
}
