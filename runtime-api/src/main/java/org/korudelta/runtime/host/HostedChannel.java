package org.korudelta.runtime.host;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;

/**
 * The one channel (R7).
 *
 * <p>Threading: safe from any thread. A send with room, and a receive with an item there, ask the
 * buffer alone while nobody waits; everything else takes the channel's lock.
 *
 * @param <T> the items' type
 */
final class HostedChannel<T> implements Channel<T> {
  /*
   * A waiter's own completion decides between an item and a cancellation: whoever completes it
   * first has it. So a cancelled receive consumes nothing and a cancelled send delivers nothing.
   *
   * Invariants, under the lock:
   *  - receivers wait only while the buffer is empty, senders only while it is full
   *  - nobody waits once closed
   *  - the buffer is held before anything is decided, stays held while anybody is in a line, and
   *    for good once closed
   *
   * The last keeps those who take no lock apart from those who do:
   *  - A receiver looks for an item once more when it holds: what was offered before is found, who
   *    comes after is refused and finds the receiver in its line. No wake-up is lost.
   *  - trySend cannot overtake a sender in line: it is refused, and finds the buffer full.
   *  - What the buffer accepted before close held it is drained; whoever comes after is refused,
   *    and finds the channel closed.
   *  - A waiter that is cancelled just when it should be served is passed over: its item or its
   *    place goes to the next in line, or to the buffer, before anybody else can come.
   *
   * The buffer is let go by the first call that neither waits nor ends a wait. Where every item is
   * waited for it stays held, and costs what the lock costs.
   */
  private final HostedRuntime runtime;
  final int capacity;
  private final ChannelBuffer<T> buffer;
  private final WaitLine<@Nullable Void> senders = new WaitLine<>();
  private final WaitLine<Optional<T>> receivers = new WaitLine<>();
  private boolean held;
  private boolean closed;

  HostedChannel(HostedRuntime runtime, int capacity, ChannelBuffer<T> buffer) {
    this.runtime = runtime;
    this.capacity = capacity;
    this.buffer = buffer;
  }

  @Override
  public Promise<@Nullable Void> send(T item) {
    Objects.requireNonNull(item, "item");
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    return buffer.offer(item) ? runtime.completed(null) : sendLocked(task, item);
  }

  private Promise<@Nullable Void> sendLocked(Task<?> task, T item) {
    ChannelSender<T> waiting;
    synchronized (this) {
      hold();
      if (closed) {
        return runtime.failed(closedError());
      }
      if (give(item)) {
        return runtime.completed(null);
      }
      waiting = new ChannelSender<>(this, task, item);
      senders.add(waiting);
    }
    waiting.enrol();
    return waiting;
  }

  @Override
  public SendResult trySend(T item) {
    Objects.requireNonNull(item, "item");
    return buffer.offer(item) ? SendResult.SENT : trySendLocked(item);
  }

  private synchronized SendResult trySendLocked(T item) {
    hold();
    if (closed) {
      return SendResult.CLOSED;
    }
    return give(item) ? SendResult.SENT : SendResult.FULL;
  }

  @Override
  public Promise<Optional<T>> receive() {
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    T item = buffer.poll();
    return item != null ? runtime.completed(Optional.of(item)) : receiveLocked(task);
  }

  private Promise<Optional<T>> receiveLocked(Task<?> task) {
    ChannelReceiver<T> waiting;
    synchronized (this) {
      hold();
      T item = buffer.take();
      if (item != null) {
        refill();
        return runtime.completed(Optional.of(item));
      }
      if (closed) {
        return runtime.completed(Optional.empty());
      }
      waiting = new ChannelReceiver<>(this, task);
      receivers.add(waiting);
    }
    waiting.enrol();
    return waiting;
  }

  @Override
  public synchronized void close() {
    hold();
    closed = true;
    for (var sender = senders.poll(); sender != null; sender = senders.poll()) {
      sender.fail(closedError());
    }
    for (var receiver = receivers.poll(); receiver != null; receiver = receivers.poll()) {
      receiver.succeed(Optional.empty());
    }
  }

  /** Takes a cancelled waiter out of its line. */
  synchronized <R extends @Nullable Object> void forget(ChannelWaiter<R> waiter) {
    WaitLine<R> line = waiter.line;
    if (line != null) {
      line.remove(waiter);
    }
  }

  private void hold() {
    if (!held) {
      buffer.hold();
      held = true;
    }
  }

  /** Hands the item to the first receiver that still waits, else to the buffer; false when full. */
  private boolean give(T item) {
    for (var receiver = receivers.poll(); receiver != null; receiver = receivers.poll()) {
      if (receiver.succeed(Optional.of(item))) {
        return true;
      }
    }
    boolean room = buffer.add(item);
    if (room) {
      release();
    }
    return room;
  }

  /** Gives the free place to the first sender that still waits. */
  private void refill() {
    for (var sender = senders.poll(); sender != null; sender = senders.poll()) {
      if (sender.succeed(null)) {
        buffer.add(item(sender));
        return;
      }
    }
    release();
  }

  /** Lets the buffer go when nobody waits. */
  private void release() {
    if (!closed) {
      held = false;
      buffer.release();
    }
  }

  @SuppressWarnings("unchecked")
  private T item(ChannelWaiter<@Nullable Void> sender) {
    return ((ChannelSender<T>) sender).item;
  }

  private static KoruException closedError() {
    return new KoruException.ChannelClosed("channel closed");
  }
}
