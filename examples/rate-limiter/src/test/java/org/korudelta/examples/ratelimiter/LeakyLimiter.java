package org.korudelta.examples.ratelimiter;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The limiter that everybody writes first. It passes every test with one client.
 *
 * <p>Its mistake: it checks, gives the others a turn, then acts on what it saw before.
 */
final class LeakyLimiter implements Limiter {
  private final AsyncRuntime runtime;
  private final BucketStore store;
  private final Rate rate;

  LeakyLimiter(AsyncRuntime runtime, BucketStore store, Rate rate) {
    this.runtime = runtime;
    this.store = store;
    this.rate = rate;
  }

  @Override
  public Promise<Boolean> tryAcquire() {
    return store.read().then(read -> take(read.refilled(rate, runtime.now())));
  }

  private Promise<Boolean> take(Bucket bucket) {
    return bucket.hasToken()
        ? store.write(bucket.taken()).map(written -> true)
        : runtime.completed(false);
  }
}
