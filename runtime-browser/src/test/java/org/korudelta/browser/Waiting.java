package org.korudelta.browser;

import java.time.Duration;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;

/** How a test in the browser waits: it is suspended and the event loop goes on. */
final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Waiting() {}

  /** The outcome of {@code promise}; an assertion error when it takes too long. */
  static <T> Outcome<T> outcome(Promise<T> promise) {
    JSPromise<JSBoolean> ended =
        new JSPromise<>(
            (resolve, reject) ->
                promise.onComplete(outcome -> resolve.accept(JSBoolean.valueOf(true))));
    race(ended, (double) LIMIT.toMillis()).await();
    return promise.peek().orElseThrow(() -> new AssertionError("still pending after " + LIMIT));
  }

  /** The value of {@code promise}. */
  static <T> T value(Promise<T> promise) {
    Outcome<T> outcome = outcome(promise);
    if (outcome instanceof Outcome.Success<T> success) {
      return success.value();
    }
    throw new AssertionError("no value: " + outcome);
  }

  /** Lets the platform's own timer pass; the runtime has no part in it. */
  static void platformMillis(int millis) {
    pause(millis).await();
  }

  @JSBody(
      params = "millis",
      script = "return new Promise(function(resolve) { setTimeout(resolve, millis); });")
  private static native JSPromise<JSObject> pause(double millis);

  @JSBody(
      params = {"ended", "millis"},
      script =
          "return Promise.race([ended,"
              + " new Promise(function(resolve) { setTimeout(resolve, millis); })]);")
  private static native JSPromise<JSObject> race(JSPromise<JSBoolean> ended, double millis);
}
