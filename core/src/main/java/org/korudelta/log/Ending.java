package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;

/**
 * How work on a log ends: what must be done whatever became of it is done, and the first failure
 * counts; a later one is suppressed in it.
 *
 * <p>Threading: stateless.
 */
final class Ending {
  private Ending() {}

  /** Ends as {@code outcome} once {@code last} has ended; fails when either did. */
  static <T extends @Nullable Object> Promise<T> after(
      AsyncRuntime runtime, Promise<@Nullable Void> last, Outcome<T> outcome) {
    return last.handle(
        (Outcome<@Nullable Void> ended) ->
            outcome instanceof Outcome.Success<T> success
                ? ended(runtime, success.value(), ended)
                : runtime.failed(failure(outcome, ended)));
  }

  private static <T extends @Nullable Object> Promise<T> ended(
      AsyncRuntime runtime, T value, Outcome<@Nullable Void> ended) {
    return ended instanceof Outcome.Success<@Nullable Void>
        ? runtime.completed(value)
        : runtime.failed(failure(ended));
  }

  private static Throwable failure(Outcome<?> first, Outcome<?> second) {
    Throwable error = failure(first);
    if (second instanceof Outcome.Failure<?> later && !later.error().equals(error)) {
      error.addSuppressed(later.error());
    }
    return error;
  }

  /** The error of an outcome that is no success. */
  static Throwable failure(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failed
        ? failed.error()
        : new KoruException.Cancelled("cancelled: work=on the log");
  }

  /** Closes all files and gives ownership up. */
  static Promise<@Nullable Void> release(LogDirectory directory, OwnerLock owner) {
    return directory
        .closeAll()
        .handle(
            (Outcome<@Nullable Void> closed) ->
                after(directory.runtime(), owner.release(), closed));
  }
}
