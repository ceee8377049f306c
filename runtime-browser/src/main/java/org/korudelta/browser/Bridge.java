package org.korudelta.browser;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.function.JSConsumer;

/** The way of an answer to JavaScript: a {@link Promise} becomes one of the platform's. */
public final class Bridge {
  private Bridge() {}

  /**
   * The platform's promise of what {@code call} promises, shown by {@code view}; rejects with a
   * {@link ErrorObject} for anything that {@code call}, its promise or {@code view} fail with.
   */
  public static <T extends @Nullable Object, J extends @Nullable Object> JSPromise<J> promise(
      Supplier<Promise<T>> call, Function<? super T, ? extends J> view) {
    return new JSPromise<>((resolve, reject) -> start(call, view, resolve, reject));
  }

  private static <T extends @Nullable Object, J extends @Nullable Object> void start(
      Supplier<Promise<T>> call,
      Function<? super T, ? extends J> view,
      JSConsumer<J> resolve,
      JSConsumer<Object> reject) {
    try {
      call.get().onComplete(outcome -> settle(outcome, view, resolve, reject));
    } catch (Throwable error) {
      reject.accept(ErrorObject.of(error));
    }
  }

  private static <T extends @Nullable Object, J extends @Nullable Object> void settle(
      Outcome<T> outcome,
      Function<? super T, ? extends J> view,
      JSConsumer<J> resolve,
      JSConsumer<Object> reject) {
    try {
      resolve.accept(shown(outcome, view));
    } catch (Throwable error) {
      reject.accept(ErrorObject.of(error));
    }
  }

  private static <T extends @Nullable Object, J extends @Nullable Object> J shown(
      Outcome<T> outcome, Function<? super T, ? extends J> view) throws Throwable {
    if (outcome instanceof Outcome.Success<T> success) {
      return view.apply(success.value());
    }
    if (outcome instanceof Outcome.Failure<T> failure) {
      throw failure.error();
    }
    throw new KoruException.Cancelled("cancelled: the database was closed meanwhile");
  }
}
