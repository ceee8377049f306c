package org.korudelta.cli.conformance;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.SteppedWorld;
import org.korudelta.conformance.World;
import org.korudelta.conformance.broken.Fault;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The virtual clock.
 *
 * @param fifo whether ready tasks run in the order in which they became ready
 * @param runtimes makes the runtime of each world
 * @param layer what is laid over it
 */
record DeterministicPlatform(
    boolean fifo, Supplier<DeterministicRuntime> runtimes, UnaryOperator<AsyncRuntime> layer)
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
        ? sound(true, DeterministicRuntime::fifo)
        : sound(false, () -> DeterministicRuntime.seeded(schedule));
  }

  private static Platform sound(boolean fifo, Supplier<DeterministicRuntime> runtimes) {
    return new DeterministicPlatform(fifo, runtimes, UnaryOperator.identity());
  }

  /** First-in first-out, with this fault. */
  static Platform with(Fault fault) {
    return new DeterministicPlatform(
        true, () -> DeterministicRuntime.under(fault::over, Choices.none()), fault::over);
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
    AtomicInteger peers = new AtomicInteger();
    return new SteppedWorld<>(
            layer.apply(virtual),
            virtual::step,
            virtual::errors,
            error -> errors.report(error.taskName(), error.error()))
        .meeting(() -> layer.apply(virtual.peer("peer-" + peers.incrementAndGet())));
  }
}
