package org.korudelta.browser;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The way of an adapter's answer from JavaScript: a value becomes a promise that is complete
 * already, so that nothing waits a turn for it, a thenable one that is pending.
 */
final class ScriptAnswers {

  @JSFunctor
  private interface Settling extends JSObject {
    void with(JSObject result);
  }

  private final AsyncRuntime runtime;

  ScriptAnswers(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  /** What {@code call} answers, as {@code view} shows it. */
  <T extends @Nullable Object> Promise<T> of(
      String operation, String name, Supplier<JSObject> call, Function<JSObject, T> view) {
    try {
      JSObject answer = call.get();
      return isThenable(answer)
          ? pending(operation, name, answer, view)
          : runtime.completed(view.apply(answer));
    } catch (Throwable error) {
      return runtime.failed(ScriptFailure.caught(operation, name, error));
    }
  }

  /** As {@link #of}, for an operation that answers nothing. */
  Promise<@Nullable Void> done(String operation, String name, Supplier<JSObject> call) {
    return this.<@Nullable Void>of(operation, name, call, nothing -> null);
  }

  private <T extends @Nullable Object> Promise<T> pending(
      String operation, String name, JSObject answer, Function<JSObject, T> view) {
    PromiseSource<T> source = runtime.promise();
    then(
        answer,
        value -> settle(source, operation, name, () -> view.apply(value)),
        thrown -> source.fail(ScriptFailure.of(operation, name, thrown)));
    return source.promise();
  }

  private static <T extends @Nullable Object> void settle(
      PromiseSource<T> source, String operation, String name, Supplier<T> value) {
    try {
      source.succeed(value.get());
    } catch (Throwable error) {
      source.fail(ScriptFailure.caught(operation, name, error));
    }
  }

  @JSBody(params = "answer", script = "return !!answer && typeof answer.then === 'function';")
  private static native boolean isThenable(@Nullable JSObject answer);

  @JSBody(
      params = {"answer", "fulfilled", "rejected"},
      script = "answer.then(fulfilled, rejected);")
  private static native void then(JSObject answer, Settling fulfilled, Settling rejected);
}
