package org.korudelta.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.peers.Peers;
import org.korudelta.runtime.storage.Storage;

/**
 * Everything the outside world can do to us. Code written once against it behaves the same on the
 * JVM, in a browser, on Node and on the virtual clock.
 *
 * <pre>{@code
 * Channel<String> lines = runtime.channel(16);
 * TaskHandle<Integer> reader =
 *     runtime.spawn("reader", () -> lines.receive().map(line -> line.orElse("").length()));
 * lines.send("hello");
 * Promise<Integer> length = runtime.timeout(Duration.ofSeconds(1), reader);
 * }</pre>
 *
 * <p>Order (R4): the ready tasks of a single-threaded runtime run first-in first-out; the
 * deterministic runtime may choose another order, and a parallel runtime runs several at once. What
 * must not overlap belongs on a {@link Strand}.
 *
 * <p>Errors: a method that gives a promise or a {@link TaskHandle} reports every error through it;
 * the others throw.
 *
 * <p>Threading: every method may be called from any thread.
 */
public interface AsyncRuntime {

  /**
   * Starts a task whose result is a promise. The body runs once, never inside the caller's stack,
   * and the callbacks it registers belong to its task. The result or the error reaches the handle
   * (R1). A closed runtime refuses with {@code closed}.
   *
   * @param name names the task in every report
   */
  <T extends @Nullable Object> TaskHandle<T> spawn(String name, Supplier<Promise<T>> body);

  /** As {@link #spawn}, for a body that runs to completion in one go (R1). */
  <T extends @Nullable Object> TaskHandle<T> call(String name, Callable<? extends T> body);

  /**
   * Runs work that blocks a thread, such as foreign code, on a thread of its own (R1). Fails with
   * {@code unsupported} without {@link Capability#BLOCKING}.
   */
  <T extends @Nullable Object> TaskHandle<T> spawnBlocking(String name, Callable<? extends T> body);

  /**
   * Completes once {@code duration} has passed, never early. Zero yields once; negative is {@code
   * bad_request}; more than 2^31−1 ms is fine (R5).
   */
  Promise<@Nullable Void> sleep(Duration duration);

  /** Goes to the end of the ready queue. */
  @SuppressWarnings("NamedLikeContextualKeyword") // What it is called everywhere; always qualified.
  Promise<@Nullable Void> yield();

  /**
   * Ticks at once and then every {@code period}, without drift (R6).
   *
   * @throws org.korudelta.error.KoruException.BadRequest if {@code period} is zero or negative
   */
  Interval interval(Duration period);

  /**
   * The promise's outcome, or {@code deadline_exceeded} at the deadline even if the promise never
   * completes. A promise that is complete when the deadline is handled wins (R8).
   *
   * <p>The loser is let go, not stopped: a receive that lost still takes its item, and a failure
   * after the deadline counts as unseen (R3). To stop the loser, give it as a task.
   */
  <T extends @Nullable Object> Promise<T> timeout(Duration duration, Promise<T> promise);

  /** As {@link #timeout(Duration, Promise)}; a losing task is cancelled (R8). */
  <T extends @Nullable Object> Promise<T> timeout(Duration duration, TaskHandle<T> task);

  /**
   * A bounded channel (R7).
   *
   * @param capacity how many items may wait in it
   * @throws org.korudelta.error.KoruException.BadRequest if {@code capacity} is below 1
   */
  <T> Channel<T> channel(int capacity);

  /** A new strand, which runs its bodies one at a time, in order (R4). */
  Strand strand();

  /** A promise that is complete already: what an operation that answers from memory gives (R10). */
  <T extends @Nullable Object> Promise<T> completed(T value);

  /**
   * A promise that has failed already; reported if nobody looks (R3). On a parallel runtime a
   * thread outside any task may look too late: then it is reported and still reaches the callback.
   */
  <T extends @Nullable Object> Promise<T> failed(Throwable error);

  /** A pending promise and the means to complete it. */
  <T extends @Nullable Object> PromiseSource<T> promise();

  /** All values in the order given; the first failure or cancellation in that order otherwise. */
  <T extends @Nullable Object> Promise<List<T>> all(List<Promise<T>> promises);

  /** Monotonic nanoseconds from an arbitrary start; never goes back (R9). */
  long now();

  /** Nanoseconds since 1970-01-01T00:00:00Z; may jump, back too (R9). */
  long wallClock();

  /** The source of randomness: splittable and seedable, cryptographic in production (R9). */
  Entropy entropy();

  /** The runtime's storage. Its pending promises are suspensions of the task that asked (R2). */
  Storage storage();

  /** Where this runtime meets others (R13). */
  Peers peers();

  /** Whether the platform has {@code capability}. */
  boolean supports(Capability capability);

  /** The current thread, if it is outside any task and lends itself while it waits (R11). */
  Optional<LentThread> lentThread();

  /**
   * Stops timers, cancels what is left, waits for the tasks, {@code grace} at most, and gives the
   * names of those that did not end, in spawn order (R12). A second call gives the first one's
   * answer. Then its inboxes are closed and its locks are with the next in line. Afterwards no task
   * starts, and every suspension completes as cancelled.
   */
  Promise<List<String>> close(Duration grace);
}
