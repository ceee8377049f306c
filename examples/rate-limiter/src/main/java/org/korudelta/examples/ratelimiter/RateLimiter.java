package org.korudelta.examples.ratelimiter;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * A token bucket: grants as many at once as the bucket holds, and one more each period.
 *
 * <p>Threading: any number of tasks may ask, on any runtime.
 */
public final class RateLimiter implements Limiter {
  /*
   * To read, to decide and to write is three steps, and others run between them. So each decision
   * waits until the one before has written. Invariant: last is the latest decision; only the strand
   * replaces it.
   */
  private final AsyncRuntime runtime;
  private final BucketStore store;
  private final Rate rate;
  private final Strand strand;
  private Promise<Boolean> last;

  /** Limits by {@code rate} what is in {@code store}, which nobody else writes. */
  public RateLimiter(AsyncRuntime runtime, BucketStore store, Rate rate) {
    this.runtime = runtime;
    this.store = store;
    this.rate = rate;
    this.strand = runtime.strand();
    this.last = runtime.completed(false);
  }

  @Override
  public Promise<Boolean> tryAcquire() {
    return strand.spawn(
        () -> {
          last = last.handle(before -> decide());
          return last;
        });
  }

  private Promise<Boolean> decide() {
    return store.read().then(read -> take(read.refilled(rate, runtime.now())));
  }

  private Promise<Boolean> take(Bucket bucket) {
    return bucket.hasToken()
        ? store.write(bucket.taken()).map(written -> true)
        : runtime.completed(false);
  }
}
