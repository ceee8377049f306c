package org.korudelta.jvm;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * A JDK {@link Flow.Subscriber} whose items are received from a channel.
 *
 * <pre>{@code
 * ChannelSubscriber<String> lines = new ChannelSubscriber<>(runtime, 16);
 * publisher.subscribe(lines);
 * Promise<Optional<String>> first = lines.channel().receive();
 * }</pre>
 *
 * <p>The publisher is asked for as many items as the channel holds, and for another whenever one
 * has found room in it. Its end closes the channel behind the last item; its error too, and {@link
 * #done()} says which. Closing the channel cancels the subscription: at once when items wait for
 * room, else when the next one comes.
 *
 * <p>Threading: signals may come from any thread, one at a time as the rules have it.
 *
 * @param <T> the items' type
 * @see <a href="https://github.com/reactive-streams/reactive-streams-jvm/tree/v1.0.4">Reactive
 *     Streams 1.0.4</a>
 */
public final class ChannelSubscriber<T> implements Flow.Subscriber<T> {
  private final int capacity;
  private final Channel<T> channel;
  private final PromiseSource<@Nullable Void> done;
  private Flow.@Nullable Subscription subscription;

  /** Items that have not found room yet. */
  private int sending;

  private boolean ended;
  private @Nullable Throwable error;

  /**
   * Receives through a channel of its own.
   *
   * @param capacity how many items may wait in it, 1 or more
   */
  public ChannelSubscriber(AsyncRuntime runtime, int capacity) {
    this.capacity = capacity;
    this.channel = runtime.channel(capacity);
    this.done = runtime.promise();
  }

  /** Where the items come out. */
  public Channel<T> channel() {
    return channel;
  }

  /**
   * Completes when the publisher has and every item has found room in the channel; fails as the
   * publisher does; cancelled when an item found no room, because the channel was closed or the
   * task that signalled the item was cancelled. The channel is closed in every case.
   */
  public Promise<@Nullable Void> done() {
    return done.promise();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    if (keep(given)) {
      given.request(capacity);
    } else {
      given.cancel(); // Rule 2.5: one subscription at a time.
    }
  }

  private synchronized boolean keep(Flow.Subscription given) {
    boolean first = subscription == null;
    subscription = first ? given : subscription;
    return first;
  }

  @Override
  public void onNext(T item) {
    Objects.requireNonNull(item, "item");
    synchronized (this) {
      sending++;
    }
    channel.send(item).onComplete(this::sent);
  }

  @Override
  public void onError(Throwable failure) {
    Objects.requireNonNull(failure, "error");
    end(failure);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void sent(Outcome<@Nullable Void> outcome) {
    boolean last;
    Flow.Subscription from;
    synchronized (this) {
      sending--;
      last = ended && sending == 0;
      from = subscription;
    }
    if (!(outcome instanceof Outcome.Success)) {
      stop(from);
    } else if (last) {
      finish();
    } else if (from != null) {
      from.request(1);
    }
  }

  /** An item found no room: nobody receives any more, or the task that sent it was cancelled. */
  private void stop(Flow.@Nullable Subscription from) {
    if (from != null) {
      from.cancel();
    }
    channel.close();
    Throwable failure = error();
    if (failure == null) {
      done.cancel();
    } else {
      done.fail(failure);
    }
  }

  private void end(@Nullable Throwable failure) {
    boolean last;
    synchronized (this) {
      ended = true;
      error = failure;
      last = sending == 0;
    }
    if (last) {
      finish();
    }
  }

  private void finish() {
    channel.close();
    Throwable failure = error();
    if (failure == null) {
      done.succeed(null);
    } else {
      done.fail(failure);
    }
  }

  private synchronized @Nullable Throwable error() {
    return error;
  }
}
