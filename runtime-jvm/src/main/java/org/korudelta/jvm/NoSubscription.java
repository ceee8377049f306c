package org.korudelta.jvm;

import java.util.concurrent.Flow;
import org.korudelta.error.KoruException;

/** The subscription of a subscriber that is refused: a signal must come after one (rule 1.9). */
final class NoSubscription implements Flow.Subscription {
  private static final NoSubscription INSTANCE = new NoSubscription();

  private NoSubscription() {}

  static void refuse(Flow.Subscriber<?> subscriber, KoruException reason) {
    subscriber.onSubscribe(INSTANCE);
    subscriber.onError(reason);
  }

  @Override
  public void request(long n) {}

  @Override
  public void cancel() {}
}
