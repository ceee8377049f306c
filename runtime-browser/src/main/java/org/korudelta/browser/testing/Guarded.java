package org.korudelta.browser.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.browser.ErrorObject;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Calls that JavaScript makes and that answer at once: an error is thrown as JavaScript's own. */
final class Guarded {
  private Guarded() {}

  /** What {@code call} gives, or throws its error as an {@link ErrorObject}. */
  static <T extends @Nullable Object> T call(Supplier<T> call) {
    JSObject error;
    try {
      return call.get();
    } catch (RuntimeException | Error thrown) {
      error = ErrorObject.of(thrown);
    }
    raise(error);
    return call.get(); // Not reached.
  }

  @JSBody(params = "error", script = "throw error;")
  private static native void raise(JSObject error);
}
