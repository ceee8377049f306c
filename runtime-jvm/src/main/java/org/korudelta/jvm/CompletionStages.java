package org.korudelta.jvm;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * Promises as the JDK's {@link CompletionStage}, and back.
 *
 * <p>Errors stay what they are; a {@link CompletionException} around one is taken off. Cancelled
 * stays cancelled. Cancelling the stage does not cancel what the promise stands for.
 *
 * <p>Threading: dependents of a stage run on the runtime's threads, unless they are {@code …Async};
 * they must not block there.
 */
public final class CompletionStages {
  private CompletionStages() {}

  /** A stage that completes as {@code promise} does. */
  public static <T extends @Nullable Object> CompletionStage<T> of(Promise<T> promise) {
    CompletableFuture<T> future = new CompletableFuture<>();
    promise.onComplete(outcome -> complete(future, outcome));
    return future;
  }

  /** A promise of {@code runtime} that completes as {@code stage} does. */
  public static <T extends @Nullable Object> Promise<T> promise(
      AsyncRuntime runtime, CompletionStage<T> stage) {
    PromiseSource<T> source = runtime.promise();
    stage.whenComplete((value, error) -> complete(source, value, error));
    return source.promise();
  }

  private static <T extends @Nullable Object> void complete(
      CompletableFuture<T> future, Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      future.complete(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      future.completeExceptionally(failure.error());
    } else {
      future.cancel(false);
    }
  }

  private static <T extends @Nullable Object> void complete(
      PromiseSource<T> source, T value, @Nullable Throwable error) {
    Throwable cause = unwrapped(error);
    if (cause == null) {
      source.succeed(value);
    } else if (cause instanceof CancellationException) {
      source.cancel();
    } else {
      source.fail(cause);
    }
  }

  private static @Nullable Throwable unwrapped(@Nullable Throwable error) {
    Throwable at = error;
    while (at instanceof CompletionException && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }
}
