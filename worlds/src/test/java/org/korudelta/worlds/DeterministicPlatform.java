package org.korudelta.worlds;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.SteppedWorld;
import org.korudelta.conformance.World;
import org.korudelta.deterministic.DeterministicRuntime;

/**
 * The virtual clock under one schedule.
 *
 * @param schedule 0 for first-in first-out, else the seed that orders ready tasks
 */
record DeterministicPlatform(int schedule) implements Platform {

  @Override
  public String name() {
    return "deterministic";
  }

  @Override
  public boolean fifo() {
    return schedule == 0;
  }

  @Override
  public World world(ErrorSink errors) {
    DeterministicRuntime virtual =
        fifo() ? DeterministicRuntime.fifo() : DeterministicRuntime.seeded(schedule);
    return new SteppedWorld<>(
        virtual,
        virtual::step,
        virtual::errors,
        error -> errors.report(error.taskName(), error.error()));
  }
}
