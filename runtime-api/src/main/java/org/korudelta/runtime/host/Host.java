package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.storage.Storage;

/**
 * What a platform must offer so that {@link HostedRuntime} can make an {@code AsyncRuntime} of it.
 *
 * <p>What a host will not do: run anything inline, know promises, tasks or channels, or swallow an error.
 */
public interface Host {

  /** Runs {@code work} later, never inside this call; single-threaded hosts in first-in first-out order (R4). */
  void execute(Runnable work);

  /**
   * Runs {@code work} once everything that is ready at the time of this call has run: the barrier that R3
   * needs. Never runs before work that was executed earlier has ended.
   */
  void executeAfterReady(Runnable work);

  /** Runs {@code work} at or after {@code deadlineNanos} of {@link #nowNanos()}; equal deadlines in call order. */
  Timer executeAt(long deadlineNanos, Runnable work);

  /** Monotonic nanoseconds (R9). */
  long nowNanos();

  /** Epoch nanoseconds (R9). */
  long wallNanos();

  /** The platform's randomness (R9). */
  Entropy entropy();

  /** The platform's storage. */
  Storage storage();

  /** The error sink: an error that reached nobody, with the name of the task it belongs to (R3). */
  void reportError(String taskName, Throwable error);

  /** The task that the running callback belongs to; null outside the runtime. Per thread on a parallel host. */
  @Nullable Object currentTask();

  /** Sets what {@link #currentTask()} gives. */
  void currentTask(@Nullable Object task);

  /** Runs blocking work on a thread of its own, or answers false where there is none. */
  default boolean executeBlocking(Runnable work) {
    return false;
  }

  /** Whether {@link #executeBlocking} works. */
  default boolean blocking() {
    return false;
  }

  /** Stops timers and threads; called last. */
  void shutDown();

  /** A pending timer. */
  interface Timer {
    /** Cancels the timer and frees it; harmless when it has fired. */
    void cancel();
  }
}
