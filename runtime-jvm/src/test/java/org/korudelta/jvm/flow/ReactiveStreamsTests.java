package org.korudelta.jvm.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The compatibility kit of Reactive Streams 1.0.4. */
class ReactiveStreamsTests {
  @TestFactory
  Stream<DynamicTest> publisher_overAChannel_keepsTheRules() {
    return Verification.of(ChannelPublisherVerification.class);
  }

  @TestFactory
  Stream<DynamicTest> publisher_overAFeed_keepsTheRules() {
    return Verification.of(FeedPublisherVerification.class);
  }

  @TestFactory
  Stream<DynamicTest> subscriber_intoAChannel_keepsTheRules() {
    return Verification.of(ChannelSubscriberVerification.class);
  }
}
