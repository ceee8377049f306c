package org.korudelta.jvm;

import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/**
 * One subscriber's way through a source of items: a channel, a feed.
 *
 * <p>Threading: safe from any thread; the subscriber is called by one task alone.
 */
final class PullSubscription<T> implements Flow.Subscription {
  /*
   * One task waits for demand, asks for an item, and hands it over, again and again; what ends it, ends the
   * subscription. Requests and cancellations come from any thread and are few words under a lock.
   */
  private final AsyncRuntime runtime;
  private final Flow.Subscriber<? super T> subscriber;
  private final Supplier<Promise<Optional<T>>> items;
  private final Runnable release;
  private final Demand demand;
  private @Nullable TaskHandle<@Nullable Void> task;
  private @Nullable Throwable refusal;
  private boolean cancelled;

  /** Pulls from {@code items} until one is empty, and calls {@code release} at the end. */
  PullSubscription(
      AsyncRuntime runtime,
      Flow.Subscriber<? super T> subscriber,
      Supplier<Promise<Optional<T>>> items,
      Runnable release) {
    this.runtime = runtime;
    this.subscriber = subscriber;
    this.items = items;
    this.release = release;
    this.demand = new Demand(runtime);
  }

  void begin() {
    try {
      subscriber.onSubscribe(this);
    } catch (RuntimeException | Error broken) {
      release.run();
      throw broken;
    }
    Promise<@Nullable Void> running = stopped() ? nothing() : start().promise();
    running.onComplete(this::end);
  }

  /** What ends without beginning ends as a task of the runtime, too, like every signal. */
  private Promise<@Nullable Void> nothing() {
    PromiseSource<@Nullable Void> source = runtime.promise();
    source.cancel();
    return source.promise();
  }

  private TaskHandle<@Nullable Void> start() {
    TaskHandle<@Nullable Void> started = runtime.spawn("publisher", this::next);
    synchronized (this) {
      task = started;
    }
    if (stopped()) {
      started.cancel();
    }
    return started;
  }

  private synchronized boolean stopped() {
    return cancelled || refusal != null;
  }

  private Promise<@Nullable Void> next() {
    if (stopped()) {
      return nothing(); // Stopped before it could be cancelled: it may never come to a suspension.
    }
    return demand.one().then(requested -> items.get()).then(this::handOver);
  }

  private Promise<@Nullable Void> handOver(Optional<T> item) {
    if (item.isEmpty()) {
      return runtime.completed(null);
    }
    try {
      subscriber.onNext(item.get());
    } catch (Throwable e) {
      stop(true, null);
      throw e;
    }
    return next();
  }

  private void end(Outcome<@Nullable Void> outcome) {
    release.run();
    Throwable error = error(outcome);
    if (!cancelled()) {
      tell(error);
    } else if (error != null) {
      runtime.failed(error); // What the subscriber threw: for the error sink.
    }
  }

  private void tell(@Nullable Throwable error) {
    if (error == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(error);
    }
  }

  private synchronized boolean cancelled() {
    return cancelled;
  }

  private synchronized @Nullable Throwable error(Outcome<@Nullable Void> outcome) {
    if (refusal != null) {
      return refusal;
    }
    if (outcome instanceof Outcome.Failure<@Nullable Void> failure) {
      return failure.error();
    }
    return outcome instanceof Outcome.Success<@Nullable Void> || cancelled
        ? null
        : new KoruException.Cancelled("runtime closed");
  }

  /** A request that is not positive fails the subscriber with what rule 3.9 says. */
  @Override
  public void request(long n) {
    if (stopped()) {
      return; // Rule 3.6.
    }
    if (n > 0) {
      demand.add(n);
    } else {
      stop(false, new IllegalArgumentException("request must be positive (rule 3.9): n=" + n));
    }
  }

  @Override
  public void cancel() {
    stop(true, null);
  }

  private void stop(boolean silently, @Nullable Throwable error) {
    TaskHandle<@Nullable Void> running;
    synchronized (this) {
      cancelled |= silently;
      refusal = refusal == null ? error : refusal;
      running = task;
    }
    if (running != null) {
      running.cancel();
    }
  }
}
