package org.korudelta.worlds;

import java.util.List;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.ReportedError;
import org.korudelta.runtime.AsyncRuntime;

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
    return new VirtualWorld(
        fifo() ? DeterministicRuntime.fifo() : DeterministicRuntime.seeded(schedule), errors);
  }

  /** Passes reports on step by step, as a sink would get them. */
  private static final class VirtualWorld implements World {
    private final DeterministicRuntime runtime;
    private final ErrorSink errors;
    private int passedOn;

    VirtualWorld(DeterministicRuntime runtime, ErrorSink errors) {
      this.runtime = runtime;
      this.errors = errors;
    }

    @Override
    public AsyncRuntime runtime() {
      return runtime;
    }

    @Override
    public void drive() {
      while (runtime.step()) {
        List<ReportedError> all = runtime.errors();
        for (; passedOn < all.size(); passedOn++) {
          errors.report(all.get(passedOn).taskName(), all.get(passedOn).error());
        }
      }
    }
  }
}
