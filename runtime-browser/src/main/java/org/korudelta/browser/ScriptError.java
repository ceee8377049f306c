package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What JavaScript threw, anything at all, as the cause of an error of ours. */
final class ScriptError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Causes may form a circle. */
  private static final int CAUSES_MAX = 8;

  private final transient @Nullable JSObject thrown;

  ScriptError(@Nullable JSObject thrown) {
    super(text(thrown));
    this.thrown = thrown;
  }

  /** What was thrown. */
  @Nullable JSObject thrown() {
    return thrown;
  }

  /** The nearest among {@code error} and its causes; null when JavaScript threw none of them. */
  static @Nullable ScriptError behind(Throwable error) {
    @Nullable Throwable cause = error;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof ScriptError script) {
        return script;
      }
      cause = cause.getCause();
    }
    return null;
  }

  @JSBody(params = "thrown", script = "return String(thrown);")
  private static native String text(@Nullable JSObject thrown);
}
