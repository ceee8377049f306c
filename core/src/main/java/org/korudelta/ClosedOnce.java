package org.korudelta;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * The end of a database: begun once, by whoever comes first; all others hear how that went.
 *
 * <p>Threading: safe from any thread.
 */
final class ClosedOnce {
  private final AsyncRuntime runtime;
  private final AtomicReference<@Nullable Promise<@Nullable Void>> end = new AtomicReference<>();

  ClosedOnce(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /** Fails {@code closed} once {@link #close} was called. */
  void requireOpen() {
    if (end.get() != null) {
      throw new KoruException.Closed("database is closed");
    }
  }

  /** Does {@code work}, unless somebody did; gives how the one time went. */
  Promise<@Nullable Void> close(Supplier<Promise<@Nullable Void>> work) {
    Promise<@Nullable Void> first = end.get();
    if (first != null) {
      return first;
    }
    PromiseSource<@Nullable Void> own = runtime.promise();
    if (!end.compareAndSet(null, own.promise())) {
      return close(work);
    }
    try {
      work.get().onComplete(outcome -> Outcomes.pass(outcome, own));
    } catch (RuntimeException | Error error) {
      own.fail(error);
    }
    return own.promise();
  }
}
