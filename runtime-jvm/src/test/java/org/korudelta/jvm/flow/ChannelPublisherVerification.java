package org.korudelta.jvm.flow;

import java.util.concurrent.Flow;
import org.korudelta.jvm.ChannelPublisher;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** Rules 1.x and 3.x, over a channel that a task fills. */
public class ChannelPublisherVerification extends FlowPublisherVerification<Long> {
  private static final int CAPACITY = 4;

  private final JvmRuntime runtime = JvmRuntime.inMemory();

  public ChannelPublisherVerification() {
    super(new TestEnvironment(Verification.TIMEOUT_MILLIS, Verification.QUIET_MILLIS));
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    Channel<Long> channel = runtime.channel(CAPACITY);
    runtime.spawn("filler", () -> fill(channel, 0, elements));
    return new ChannelPublisher<>(runtime, channel);
  }

  private Promise<Void> fill(Channel<Long> channel, long from, long elements) {
    if (from == elements) {
      channel.close();
      return runtime.completed(null);
    }
    return channel.send(from).then(sent -> fill(channel, from + 1, elements));
  }

  /** One that has a subscriber already. */
  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    Flow.Publisher<Long> taken = new ChannelPublisher<>(runtime, runtime.channel(1));
    taken.subscribe(new Idle());
    return taken;
  }

  @AfterClass
  public void close() {
    runtime.close();
  }

  private static final class Idle implements Flow.Subscriber<Long> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(Long item) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }
}
