package org.korudelta.runtime.host;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;

/**
 * The one channel (R7).
 *
 * <p>Threading: safe from any thread.
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
   */
  private final HostedRuntime runtime;
  private final int capacity;
  private final ArrayDeque<T> buffer = new ArrayDeque<>();
  private final WaitLine<@Nullable Void> senders = new WaitLine<>();
  private final WaitLine<Optional<T>> receivers = new WaitLine<>();
  private boolean closed;

  HostedChannel(HostedRuntime runtime, int capacity) {
    this.runtime = runtime;
    this.capacity = capacity;
  }

  @Override
  public Promise<@Nullable Void> send(T item) {
    Objects.requireNonNull(item, "item");
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    Sender waiting;
    synchronized (this) {
      if (closed) {
        return runtime.failed(closedError());
      }
      if (offer(item)) {
        return runtime.completed(null);
      }
      waiting = new Sender(task, item);
      senders.add(waiting);
    }
    waiting.enrol();
    return waiting;
  }

  @Override
  public synchronized SendResult trySend(T item) {
    Objects.requireNonNull(item, "item");
    if (closed) {
      return SendResult.CLOSED;
    }
    return offer(item) ? SendResult.SENT : SendResult.FULL;
  }

  @Override
  public Promise<Optional<T>> receive() {
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    Receiver waiting;
    synchronized (this) {
      T item = buffer.poll();
      if (item != null) {
        refill();
        return runtime.completed(Optional.of(item));
      }
      if (closed) {
        return runtime.completed(Optional.empty());
      }
      waiting = new Receiver(task);
      receivers.add(waiting);
    }
    waiting.enrol();
    return waiting;
  }

  @Override
  public synchronized void close() {
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

  private boolean offer(T item) {
    for (var receiver = receivers.poll(); receiver != null; receiver = receivers.poll()) {
      if (receiver.succeed(Optional.of(item))) {
        return true;
      }
    }
    return buffer.size() < capacity && buffer.add(item);
  }

  /** Gives the free place to the first sender that still waits. */
  private void refill() {
    for (var sender = senders.poll(); sender != null; sender = senders.poll()) {
      if (sender.succeed(null)) {
        buffer.add(item(sender));
        return;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private T item(ChannelWaiter<@Nullable Void> sender) {
    return ((Sender) sender).item;
  }

  private static KoruException closedError() {
    return new KoruException.ChannelClosed("channel closed");
  }

  private final class Sender extends ChannelWaiter<@Nullable Void> {
    final T item;

    Sender(Task<?> task, T item) {
      super(HostedChannel.this, task);
      this.item = item;
    }

    @Override
    String waitsFor() {
      return "send on a full channel of capacity " + capacity;
    }
  }

  private final class Receiver extends ChannelWaiter<Optional<T>> {
    Receiver(Task<?> task) {
      super(HostedChannel.this, task);
    }

    @Override
    String waitsFor() {
      return "receive on an empty channel of capacity " + capacity;
    }
  }
}
