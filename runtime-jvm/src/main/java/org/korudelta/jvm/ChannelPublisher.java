package org.korudelta.jvm;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;

/**
 * The items of a channel as a JDK {@link Flow.Publisher}, for one subscriber.
 *
 * <pre>{@code
 * new ChannelPublisher<>(runtime, channel).subscribe(subscriber);
 * }</pre>
 *
 * <p>An item is received when it has been requested, not before, so the channel holds its senders
 * back. The channel's end completes the subscriber; closing the runtime fails it with {@code
 * cancelled}. Cancelling the subscription leaves the channel and what is in it as they are. A
 * second subscriber is refused with {@code bad_request}, as an error signal.
 *
 * <p>Threading: may be subscribed to from any thread. Signals come one at a time from tasks of the
 * runtime; a subscriber must not block there. What a subscriber throws ends its subscription and
 * reaches the runtime's error sink.
 *
 * @param <T> the items' type
 * @see <a href="https://github.com/reactive-streams/reactive-streams-jvm/tree/v1.0.4">Reactive
 *     Streams 1.0.4</a>
 */
public final class ChannelPublisher<T> implements Flow.Publisher<T> {
  private final AsyncRuntime runtime;
  private final Channel<T> channel;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /** Publishes what {@code channel}, of {@code runtime}, gives. */
  public ChannelPublisher(AsyncRuntime runtime, Channel<T> channel) {
    this.runtime = runtime;
    this.channel = channel;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (subscribed.getAndSet(true)) {
      NoSubscription.refuse(
          subscriber, new KoruException.BadRequest("publisher has a subscriber already"));
    } else {
      new PullSubscription<T>(runtime, subscriber, channel::receive, () -> {}).begin();
    }
  }
}
