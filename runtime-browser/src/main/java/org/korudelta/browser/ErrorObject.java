package org.korudelta.browser;

import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** An error as JavaScript sees it: an {@code Error} named {@code KoruError} with a {@code code}. */
final class ErrorObject {
  /** The code of a defect of ours: anything that is no {@link KoruException}. */
  static final String DEFECT = "internal";

  private ErrorObject() {}

  static JSObject of(Throwable error) {
    return error instanceof KoruException known
        ? make(known.code().text(), String.valueOf(known.getMessage()))
        : make(DEFECT, "internal error, please report it: " + ErrorText.of(error));
  }

  @JSBody(
      params = {"code", "message"},
      script =
          "var error = new Error(message);"
              + "error.name = 'KoruError';"
              + "error.code = code;"
              + "return error;")
  private static native JSObject make(String code, String message);
}
