package org.korudelta.jvm;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.FeedOptions;
import org.korudelta.KoruDelta;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The commits of a database as a JDK {@link Flow.Publisher}: a {@link Feed} for each subscriber,
 * begun when it subscribes, ended when its subscription ends.
 *
 * <pre>{@code
 * var publisher = new FeedPublisher(db.runtime(), db.async(), FeedOptions.after(token));
 * publisher.subscribe(subscriber);
 * }</pre>
 *
 * <p>A commit is read once it has been requested. A subscriber that lets more commits wait than its
 * buffer holds is failed {@code lagged}, with the token after which another subscription goes on;
 * the end of {@link FeedOptions#withUntil} completes it; closing the database fails it {@code
 * closed}. Where the database is closed already, that is its first signal.
 *
 * <p>Threading: may be subscribed to from any thread. Signals come one at a time from tasks of the
 * runtime; a subscriber must not block there. What a subscriber throws ends its subscription and
 * reaches the runtime's error sink.
 *
 * @see <a href="https://github.com/reactive-streams/reactive-streams-jvm/tree/v1.0.4">Reactive
 *     Streams 1.0.4</a>
 */
public final class FeedPublisher implements Flow.Publisher<Commit> {
  private final AsyncRuntime runtime;
  private final KoruDelta database;
  private final FeedOptions options;

  /** Publishes the commits of {@code database}, which lives on {@code runtime}. */
  public FeedPublisher(AsyncRuntime runtime, KoruDelta database, FeedOptions options) {
    this.runtime = runtime;
    this.database = database;
    this.options = options;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Commit> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Feed feed;
    try {
      feed = database.watch(options);
    } catch (KoruException closed) {
      NoSubscription.refuse(subscriber, closed);
      return;
    }
    new PullSubscription<Commit>(runtime, subscriber, feed::next, feed::close).begin();
  }
}
