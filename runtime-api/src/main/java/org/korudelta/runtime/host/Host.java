package org.korudelta.runtime.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.storage.Storage;

/**
 * What a platform must offer so that {@link HostedRuntime} can make an {@code AsyncRuntime} of it.
 *
 * <p>What a host will not do: run anything inline, know promises or tasks or who waits at a
 * channel, or swallow an error.
 */
public interface Host {

  /**
   * Runs {@code work} later, never inside this call; single-threaded hosts in first-in first-out
   * order (R4).
   */
  void execute(Runnable work);

  /**
   * Runs {@code work} once everything that is ready at the time of this call has run: the barrier
   * that R3 needs. Never runs before work that was executed earlier has ended.
   */
  void executeAfterReady(Runnable work);

  /**
   * Runs {@code work}, as {@link #execute} would, at or after {@code deadlineNanos} of {@link
   * #nowNanos()}; equal deadlines in call order. Any deadline is legal, {@code Long.MAX_VALUE}
   * included.
   */
  Timer executeAt(long deadlineNanos, Runnable work);

  /** Monotonic nanoseconds (R9). */
  long nowNanos();

  /** Epoch nanoseconds (R9). */
  long wallNanos();

  /** The platform's randomness (R9). */
  Entropy entropy();

  /**
   * The platform's storage, called at most once. Its promises are made by {@code runtime}; the one
   * that {@link org.korudelta.runtime.AsyncRuntime#storage()} gives adds cancellation to them (R2).
   */
  Storage storage(AsyncRuntime runtime);

  /** How the runtime meets others, called at most once; by default it meets nobody (R13). */
  default PeerPort peers() {
    return PeerPort.none();
  }

  /** The error sink: an error that reached nobody, with the name of the task it belongs to (R3). */
  void reportError(String taskName, Throwable error);

  /**
   * What {@link #currentTask(TaskContext)} set last; null outside the runtime. Per thread on a
   * parallel host, and free of any other meaning to the host.
   */
  @Nullable TaskContext currentTask();

  /**
   * Sets what {@link #currentTask()} gives; called by {@link HostedRuntime} around every callback.
   */
  void currentTask(@Nullable TaskContext task);

  /**
   * Whether one thread makes all calls of the runtime, of its promises and of all else that it
   * gives: promises and what a task waits for then change by plain stores. False unless the host is
   * sure of it. Asked once, when the runtime is made.
   */
  default boolean oneThread() {
    return false;
  }

  /**
   * How many lanes the host has: threads that spawn much are on lanes of their own, so that what
   * they spawn is counted without getting in each other's way. At least 1.
   */
  default int lanes() {
    return 1;
  }

  /** The lane of the current thread, from 0, below {@link #lanes}. */
  default int lane() {
    return 0;
  }

  /**
   * An empty buffer for a new channel, with room for {@code capacity} items, at least 1. A parallel
   * host may have one whose senders and receivers need no lock while nobody waits.
   */
  default <T> ChannelBuffer<T> channelBuffer(int capacity) {
    return new DequeBuffer<>(capacity);
  }

  /** Runs blocking work on a thread of its own, or answers false where there is none. */
  default boolean executeBlocking(Runnable work) {
    return false;
  }

  /** Whether {@link #executeBlocking} works. */
  default boolean blocking() {
    return false;
  }

  /**
   * Lets a moment pass for somebody outside who finds a strand at work for the {@code times}th
   * time, from 1; false when that was long enough. Only for hosts on which another thread may be at
   * work.
   */
  default boolean pause(int times) {
    return false;
  }

  /** As {@link AsyncRuntime#lentThread}. */
  default Optional<LentThread> lentThread() {
    return Optional.empty();
  }

  /**
   * Called last: no timer fires any more; work that is ready, and work that it executes, still
   * runs; threads end when none is left.
   */
  void shutDown();

  /** A pending timer. */
  interface Timer {
    /** Cancels the timer and frees it; harmless when it has fired. */
    void cancel();
  }
}
