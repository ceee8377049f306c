package org.korudelta.jvm;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;

/**
 * How many items a subscriber has asked for; {@code Long.MAX_VALUE} is without end (rule 3.17).
 *
 * <p>Threading: safe from any thread; one waits at a time.
 */
final class Demand {
  private final AsyncRuntime runtime;

  /** Holds a word when there is news: waiting for it ends with the task that waits. */
  private final Channel<Boolean> news;

  private long requested;

  Demand(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.news = runtime.channel(1);
  }

  /** Asks for {@code count} more. */
  void add(long count) {
    synchronized (this) {
      requested = count < Long.MAX_VALUE - requested ? requested + count : Long.MAX_VALUE;
    }
    news.trySend(true);
  }

  /** Completes once an item is asked for, which then counts no more. */
  Promise<@Nullable Void> one() {
    return take() ? runtime.completed(null) : news.receive().then(word -> one());
  }

  private synchronized boolean take() {
    boolean asked = requested > 0;
    requested -= asked && requested < Long.MAX_VALUE ? 1 : 0;
    return asked;
  }
}
