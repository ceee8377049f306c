package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** What scenarios do with turns of the runtime: let them pass, and wait until a task waits. */
final class Turns {
  private Turns() {}

  /** Yields {@code count} times. */
  static Promise<@Nullable Void> pass(AsyncRuntime runtime, int count) {
    return count == 0
        ? runtime.completed(null)
        : runtime.yield().then(none -> pass(runtime, count - 1));
  }

  /** Yields until its task is cancelled. */
  static Promise<@Nullable Void> passAll(AsyncRuntime runtime) {
    return runtime.yield().then(none -> passAll(runtime));
  }

  /** Spawns a task; its handle, once {@code wait} has been called in it. */
  static <T extends @Nullable Object> Promise<TaskHandle<T>> waiting(
      Context c, String name, Supplier<Promise<T>> wait) {
    AtomicBoolean waits = new AtomicBoolean();
    TaskHandle<T> task = c.runtime().spawn(name, () -> begun(wait.get(), waits));
    return c.until(waits::get).map(none -> task);
  }

  private static <T extends @Nullable Object> Promise<T> begun(
      Promise<T> wait, AtomicBoolean waits) {
    waits.set(true);
    return wait;
  }

  /** Expects and observes that {@code promise} ends as cancelled. */
  static Promise<@Nullable Void> cancelled(
      Context c, String label, Promise<? extends @Nullable Object> promise) {
    return c.outcome(c.done(promise))
        .map(outcome -> c.holds(label + " cancelled", outcome instanceof Outcome.Cancelled));
  }

  /** Adds to a list that several tasks may write at once. */
  static <T> boolean add(List<T> list, T item) {
    synchronized (list) {
      return list.add(item);
    }
  }

  /** The numbers below {@code count}. */
  static List<Integer> upTo(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
