package org.korudelta.conformance;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private final Supplier<List<R>> reports;
  private final Consumer<R> sink;
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
    this.runtime = runtime;
    this.step = step;
    this.reports = reports;
    this.sink = sink;
  }

  @Override
  public AsyncRuntime runtime() {
    return runtime;
  }

  @Override
  public boolean drive() {
    while (step.getAsBoolean()) {
      List<R> all = reports.get();
      for (; handedOn < all.size(); handedOn++) {
        sink.accept(all.get(handedOn));
      }
    }
    return true;
  }
}
