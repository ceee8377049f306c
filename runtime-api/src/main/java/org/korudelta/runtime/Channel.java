package org.korudelta.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out queue between tasks: many senders, many receivers, waiters served in
 * order; nothing lost, nothing twice (R7). A send or receive that need not wait gives a promise
 * that is complete already; one whose task is cancelled while it waits delivers or consumes nothing
 * (R2).
 *
 * <p>Threading: every method may be called from any thread.
 *
 * @param <T> the items' type, never null
 */
public interface Channel<T> {

  /** What {@link #trySend} did. */
  enum SendResult {
    /** The item is in the channel or with a receiver. */
    SENT,

    /** There was no room; nothing was sent. */
    FULL,

    /** The channel is closed; nothing was sent. */
    CLOSED
  }

  /**
   * Sends, waiting while the channel is full; fails {@code channel_closed} when it is or gets
   * closed.
   */
  Promise<@Nullable Void> send(T item);

  /** Sends without waiting. */
  SendResult trySend(T item);

  /** The next item, or empty once the channel is closed and drained. */
  Promise<Optional<T>> receive();

  /** Lets receivers drain what is there; waiting senders fail with {@code channel_closed}. */
  void close();
}
