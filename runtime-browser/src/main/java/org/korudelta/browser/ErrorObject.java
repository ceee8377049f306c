package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * An error as JavaScript sees it: an {@code Error} named {@code KoruError} with a {@code code}.
 * Where JavaScript's own storage failed, what it threw is the {@code cause}, and its {@code reason}
 * is there too: {@code quota} where the platform gave no more room.
 */
public final class ErrorObject {
  /** The code of a defect of ours: anything that is no {@link KoruException}. */
  static final String DEFECT = "internal";

  /** Makes an error; the package gives its own class. */
  @JSFunctor
  public interface Maker extends JSObject {
    /** An error of this code that says {@code message}. */
    JSObject make(String code, String message);
  }

  private static Maker maker = ErrorObject::plain;

  private ErrorObject() {}

  /** Lets {@code other} make all errors from now on. */
  static void madeBy(Maker other) {
    maker = other;
  }

  /** What JavaScript is told of {@code error}. */
  public static JSObject of(Throwable error) {
    return error instanceof KoruException known
        ? caused(
            maker.make(known.code().text(), String.valueOf(known.getMessage())),
            ScriptError.behind(known))
        : maker.make(DEFECT, "internal error, please report it: " + ErrorText.of(error));
  }

  private static JSObject caused(JSObject error, @Nullable ScriptError cause) {
    if (cause != null) {
      cause(error, cause.thrown());
    }
    return error;
  }

  @JSBody(
      params = {"code", "message"},
      script =
          "var error = new Error(message);"
              + "error.name = 'KoruError';"
              + "error.code = code;"
              + "return error;")
  private static native JSObject plain(String code, String message);

  @JSBody(
      params = {"error", "thrown"},
      script =
          "error.cause = thrown;"
              + "var reason = thrown && (thrown.name === 'QuotaExceededError' ? 'quota'"
              + " : thrown.reason);"
              + "if (reason) { error.reason = reason; }")
  private static native void cause(JSObject error, @Nullable JSObject thrown);
}
