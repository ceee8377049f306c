package org.korudelta.jvm.flow;

import java.util.concurrent.Flow;
import org.korudelta.jvm.ChannelSubscriber;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;

/** Rules 2.x and 3.x, with a task that empties the channel. */
public class ChannelSubscriberVerification extends FlowSubscriberBlackboxVerification<Long> {
  private static final int CAPACITY = 4;

  private final JvmRuntime runtime =
      JvmRuntime.builder().errorSink((task, error) -> {}).open(); // What publishers fail with.

  public ChannelSubscriberVerification() {
    super(new TestEnvironment(Verification.TIMEOUT_MILLIS, Verification.QUIET_MILLIS));
  }

  @Override
  public Flow.Subscriber<Long> createFlowSubscriber() {
    ChannelSubscriber<Long> subscriber = new ChannelSubscriber<>(runtime, CAPACITY);
    runtime.spawn("emptier", () -> empty(subscriber.channel()));
    return subscriber;
  }

  private Promise<Void> empty(Channel<Long> channel) {
    return channel
        .receive()
        .then(item -> item.isPresent() ? empty(channel) : runtime.<Void>completed(null));
  }

  @Override
  public Long createElement(int element) {
    return (long) element;
  }

  @AfterClass
  public void close() {
    runtime.close();
  }
}
