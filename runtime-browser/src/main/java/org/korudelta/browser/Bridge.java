package org.korudelta.browser;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.function.JSConsumer;

/** The way of an answer to JavaScript: a {@link Promise} becomes one of the platform's. */
public final class Bridge {
  private Bridge() {}

  private static final PromptAnswers PROMPT = new PromptAnswers();
  private static boolean prompt = true;

  /**
   * Gives every answer by a turn of its runtime from now on, also what is known at once: a runtime
   * on a virtual clock decides on all that happens, and real time on nothing.
   */
  public static void answerByTurns() {
    prompt = false;
  }

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
    PROMPT.begin();
    try {
      Promise<T> promise = call.get();
      Outcome<T> known = prompt ? promise.peek().orElse(null) : null;
      if (!(known instanceof Outcome.Success<T>)) {
        promise.onComplete(outcome -> settle(outcome, view, resolve, reject));
      } else if (PROMPT.mayBeGiven()) {
        settle(known, view, resolve, reject);
      } else {
        afterATurn(() -> settle(known, view, resolve, reject));
      }
    } catch (Throwable error) {
      reject.accept(ErrorObject.of(error));
    }
  }

  /**
   * As {@link #promise}, for a caller that looks whether it gets a promise: what is known at once
   * is given as it is, where the platform is not due its turn.
   */
  static <T extends @Nullable Object> @Nullable JSObject answer(
      Supplier<Promise<T>> call, Function<? super T, ? extends @Nullable JSObject> view) {
    PROMPT.begin();
    try {
      Promise<T> promise = call.get();
      if (!prompt || !(promise.peek().orElse(null) instanceof Outcome.Success<T> success)) {
        return later(promise, view);
      }
      JSObject shown = view.apply(success.value());
      return PROMPT.mayBeGiven() ? shown : afterATurn(shown);
    } catch (Throwable error) {
      return JSPromise.reject(ErrorObject.of(error));
    }
  }

  private static <T extends @Nullable Object> JSPromise<@Nullable JSObject> later(
      Promise<T> promise, Function<? super T, ? extends @Nullable JSObject> view) {
    return new JSPromise<>(
        (resolve, reject) -> promise.onComplete(outcome -> settle(outcome, view, resolve, reject)));
  }

  private static JSPromise<@Nullable JSObject> afterATurn(@Nullable JSObject shown) {
    return new JSPromise<>((resolve, reject) -> afterATurn(() -> resolve.accept(shown)));
  }

  private static void afterATurn(Runnable giving) {
    EventLoop.macrotask(
        () -> {
          PROMPT.renew();
          giving.run();
        });
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
