package org.korudelta.cli.conformance;

import java.util.function.Supplier;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.SteppedWorld;
import org.korudelta.conformance.World;
import org.korudelta.conformance.broken.BrokenHost;
import org.korudelta.deterministic.Choices;
import org.korudelta.deterministic.DeterministicRuntime;

/**
 * The virtual clock.
 *
 * @param fifo whether ready tasks run in the order in which they became ready
 * @param runtimes makes the runtime of each world
 */
record DeterministicPlatform(boolean fifo, Supplier<DeterministicRuntime> runtimes)
    implements Platform {
  static final String NAME = "deterministic";

  /** More than the longest scenario takes; what goes on for ever ends here. */
  private static final int STEPS_MAX = 500_000;

  /**
   * Under one schedule.
   *
   * @param schedule 0 for first-in first-out, else the seed that orders ready tasks
   */
  static Platform schedule(int schedule) {
    return schedule == 0
        ? new DeterministicPlatform(true, DeterministicRuntime::fifo)
        : new DeterministicPlatform(false, () -> DeterministicRuntime.seeded(schedule));
  }

  /** First-in first-out, with this fault in its host. */
  static Platform with(BrokenHost fault) {
    return new DeterministicPlatform(true, () -> DeterministicRuntime.under(fault, Choices.none()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean timePasses() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    DeterministicRuntime virtual = runtimes.get();
    virtual.stepsMax(STEPS_MAX);
    return new SteppedWorld<>(
        virtual,
        virtual::step,
        virtual::errors,
        error -> errors.report(error.taskName(), error.error()));
  }
}
