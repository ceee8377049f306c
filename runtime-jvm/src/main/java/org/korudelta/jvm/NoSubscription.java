package org.korudelta.jvm;

import java.util.concurrent.Flow;

/** The subscription of a subscriber that is refused: a signal must come after one (rule 1.9). */
final class NoSubscription implements Flow.Subscription {
  static final NoSubscription INSTANCE = new NoSubscription();

  private NoSubscription() {}

  @Override
  public void request(long n) {}

  @Override
  public void cancel() {}
}
