package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/** An error and what caused it, on one line. */
final class ErrorText {
  /** Causes may form a circle. */
  private static final int CAUSES_MAX = 8;

  private ErrorText() {}

  /** For example {@code limit: too much cause=java.lang.IllegalStateException: full}. */
  static String of(Throwable error) {
    StringBuilder text = new StringBuilder(one(error));
    @Nullable Throwable cause = error.getCause();
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      text.append(" cause=").append(one(cause));
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static String one(Throwable error) {
    return error instanceof KoruException known
        ? known.code() + ": " + known.getMessage()
        : named(error);
  }

  /** An error of the platform itself is of no class that Java knows the name of. */
  private static String named(Throwable error) {
    @Nullable String name = error.getClass().getName();
    return name == null ? String.valueOf(error.getMessage()) : error.toString();
  }
}
