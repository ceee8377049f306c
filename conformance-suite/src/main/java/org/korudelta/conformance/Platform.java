package org.korudelta.conformance;

import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * A platform under test: makes one world for each scenario.
 *
 * <p>What it will not do: script clocks or randomness (the suite does), share anything between two
 * worlds, or swallow an error.
 */
public interface Platform {

  /** The column's name, for example {@code jvm}. */
  String name();

  /**
   * Whether ready tasks run in first-in first-out order (R4); false where they run in parallel or
   * by a seed.
   */
  boolean fifo();

  /** Whether time passes while tasks are ready; on a virtual clock it does only when none is. */
  default boolean timePasses() {
    return true;
  }

  /**
   * A new runtime over fresh, empty storage; errors that reached nobody go to {@code errors} (R3).
   */
  World world(ErrorSink errors);

  /**
   * Opens an empty database for a scenario that opens it once; on the runtime's storage, unless the
   * platform has others.
   */
  default Promise<KoruDelta> database(AsyncRuntime runtime, Options options) {
    return KoruDelta.open(runtime, options);
  }

  /** Where a runtime reports errors that reached nobody. May be called from any thread. */
  @FunctionalInterface
  interface ErrorSink {
    /** Takes one report: the task it belongs to, and the error. */
    void report(String task, Throwable error);
  }
}
