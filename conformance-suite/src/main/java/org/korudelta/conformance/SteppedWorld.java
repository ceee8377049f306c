package org.korudelta.conformance;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;

/**
 * A world that runs only while it is stepped, such as one on a virtual clock. After each step it
 * hands on what was reported in it, as a sink would have got it.
 *
 * @param <R> what the runtime keeps of an error that reached nobody
 */
public final class SteppedWorld<R> implements World {
  private final AsyncRuntime runtime;
  private final BooleanSupplier step;
  private final Reporting<R> reporting;
  private final @Nullable Supplier<? extends AsyncRuntime> peers;
  private int handedOn;

  /**
   * A world of {@code runtime}.
   *
   * @param step does one piece of work; false when nothing is left to do
   * @param reports all reports so far, oldest first
   * @param sink takes each report once
   */
  public SteppedWorld(
      AsyncRuntime runtime, BooleanSupplier step, Supplier<List<R>> reports, Consumer<R> sink) {
    this(runtime, step, new Reporting<>(reports, sink), null);
  }

  private SteppedWorld(
      AsyncRuntime runtime,
      BooleanSupplier step,
      Reporting<R> reporting,
      @Nullable Supplier<? extends AsyncRuntime> peers) {
    this.runtime = runtime;
    this.step = step;
    this.reporting = reporting;
    this.peers = peers;
  }

  /** This world, and {@code more} makes runtimes that meet its runtime and run in its steps. */
  public SteppedWorld<R> meeting(Supplier<? extends AsyncRuntime> more) {
    return new SteppedWorld<>(runtime, step, reporting, more);
  }

  @Override
  public AsyncRuntime runtime() {
    return runtime;
  }

  @Override
  public AsyncRuntime peer() {
    return peers == null ? World.super.peer() : peers.get();
  }

  @Override
  public boolean drive() {
    while (step.getAsBoolean()) {
      List<R> all = reporting.reports.get();
      for (; handedOn < all.size(); handedOn++) {
        reporting.sink.accept(all.get(handedOn));
      }
    }
    return true;
  }

  private record Reporting<R>(Supplier<List<R>> reports, Consumer<R> sink) {}
}
