package org.korudelta.cli.conformance;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The virtual clock: schedule 0 is first-in first-out, every other one is drawn from its number.
 */
record DeterministicPlatform(String name, int schedule) implements Platform {

  @Override
  public boolean fifo() {
    return schedule == 0;
  }

  @Override
  public World world(ErrorSink errors) {
    return new VirtualWorld(
        schedule == 0 ? DeterministicRuntime.fifo() : DeterministicRuntime.seeded(schedule),
        errors);
  }

  /** Runs until nothing is left to do, then hands its reports over. */
  private record VirtualWorld(DeterministicRuntime virtual, ErrorSink errors) implements World {

    @Override
    public AsyncRuntime runtime() {
      return virtual;
    }

    @Override
    public void drive() {
      int reported = 0;
      while (virtual.step()) {
        for (; reported < virtual.errors().size(); reported++) {
          var error = virtual.errors().get(reported);
          errors.report(error.taskName(), error.error());
        }
      }
    }
  }
}
