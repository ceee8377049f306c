package org.korudelta.runtime.host;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * Both ends of a promise in terms of two operations: registering a callback, and completing.
 *
 * @param <T> the value's type
 */
abstract class PromiseEnds<T extends @Nullable Object> extends PromiseState
    implements Promise<T>, PromiseSource<T> {

  PromiseEnds(HostedRuntime runtime) {
    super(runtime);
  }

  /** Registers a callback. */
  abstract void add(Reaction<T> reaction);

  /** Completes with {@code result}; false when it is complete already. */
  abstract boolean complete(Outcome<T> result);

  @Override
  public <U extends @Nullable Object> Promise<U> map(Function<? super T, ? extends U> fn) {
    MapReaction<T, U> reaction = new MapReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public <U extends @Nullable Object> Promise<U> then(Function<? super T, Promise<U>> fn) {
    ThenReaction<T, U> reaction = new ThenReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public Promise<T> recover(Function<? super Throwable, Promise<T>> fn) {
    RecoverReaction<T> reaction = new RecoverReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public <U extends @Nullable Object> Promise<U> handle(
      Function<? super Outcome<T>, Promise<U>> fn) {
    HandleReaction<T, U> reaction = new HandleReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public void onComplete(Consumer<? super Outcome<T>> callback) {
    add(new CallbackReaction<>(runtime.currentTask(), callback));
  }

  @Override
  public Promise<T> promise() {
    return this;
  }

  @Override
  public final boolean succeed(T value) {
    return complete(Nothing.orSuccess(value));
  }

  @Override
  public final boolean fail(Throwable error) {
    return complete(new Outcome.Failure<>(error));
  }

  @Override
  public final boolean cancel() {
    return complete(new Outcome.Cancelled<>());
  }
}
