package org.korudelta.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.storage.Storage;

/**
 * Everything the outside world can do to us. Code written once against it behaves the same on the
 * JVM, in a browser, on Node and on the virtual clock.
 */
public interface AsyncRuntime {

  /**
   * Starts a task whose result is a promise. The body never runs inside the caller's stack (R1).
   */
  <T extends @Nullable Object> TaskHandle<T> spawn(String name, Supplier<Promise<T>> body);

  /** Starts a task that runs to completion in one go (R1). */
  <T extends @Nullable Object> TaskHandle<T> call(String name, Callable<? extends T> body);

  /**
   * Runs work that blocks a thread; {@code unsupported} without {@link Capability#BLOCKING} (R1).
   */
  <T extends @Nullable Object> TaskHandle<T> spawnBlocking(String name, Callable<? extends T> body);

  /** Completes after {@code duration}, never early; zero yields once; negative is rejected (R5). */
  Promise<@Nullable Void> sleep(Duration duration);

  /** Goes to the end of the ready queue. */
  Promise<@Nullable Void> yield();

  /** Ticks at once and then every {@code period}; zero or negative is rejected (R6). */
  Interval interval(Duration period);

  /** The promise's outcome, or {@code deadline_exceeded} at the deadline (R8). */
  <T extends @Nullable Object> Promise<T> timeout(Duration duration, Promise<T> promise);

  /** As {@link #timeout(Duration, Promise)}; a losing task is cancelled (R8). */
  <T extends @Nullable Object> Promise<T> timeout(Duration duration, TaskHandle<T> task);

  /** A bounded channel; {@code capacity} at least 1 (R7). */
  <T> Channel<T> channel(int capacity);

  /** A new strand (R4). */
  Strand strand();

  /** A promise that is complete already. */
  <T extends @Nullable Object> Promise<T> completed(T value);

  /** A promise that has failed already; reported if nobody looks (R3). */
  <T extends @Nullable Object> Promise<T> failed(Throwable error);

  /** A pending promise and the means to complete it. */
  <T extends @Nullable Object> PromiseSource<T> promise();

  /** All values in the order given; the first failure or cancellation in that order otherwise. */
  <T extends @Nullable Object> Promise<List<T>> all(List<Promise<T>> promises);

  /** Monotonic nanoseconds; never goes back (R9). */
  long now();

  /** Epoch nanoseconds; may jump (R9). */
  long wallClock();

  /** The runtime's source of randomness (R9). */
  Entropy entropy();

  /** The runtime's storage. */
  Storage storage();

  /** Whether the platform has {@code capability}. */
  boolean supports(Capability capability);

  /**
   * Stops timers, cancels what is left, waits {@code grace}, and gives the names of the tasks that
   * did not end (R12). A second call gives the first one's answer.
   */
  Promise<List<String>> close(Duration grace);
}
