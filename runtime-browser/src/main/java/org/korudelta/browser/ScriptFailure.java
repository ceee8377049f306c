package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;

/**
 * Gives what JavaScript throws the words of the storage port: an error with one of our codes is
 * that error, any other a {@code storage_failure}; what was thrown is the cause.
 */
final class ScriptFailure {
  private ScriptFailure() {}

  /** The error of {@code operation}, which was called and threw. */
  static Throwable caught(String operation, String name, Throwable error) {
    JSObject thrown = JSExceptions.getJSException(error);
    boolean ours = error instanceof KoruException || thrown == null;
    return ours ? error : of(operation, name, thrown);
  }

  /** The error of {@code operation}, which threw or was rejected. */
  static KoruException of(String operation, String name, @Nullable JSObject thrown) {
    String code = code(thrown);
    for (ErrorCode known : ErrorCode.values()) {
      if (known.text().equals(code)) {
        return of(known, message(thrown), new ScriptError(thrown));
      }
    }
    return new KoruException.StorageFailure(
        "storage failed: operation=" + operation + where(name) + " cause=" + message(thrown),
        new ScriptError(thrown));
  }

  private static String where(String name) {
    return name.isEmpty() ? "" : " name=" + name;
  }

  private static KoruException of(ErrorCode code, String message, ScriptError cause) {
    return switch (code) {
      case BAD_REQUEST -> new KoruException.BadRequest(message, cause);
      case CONFLICT -> new KoruException.Conflict(message, cause);
      case NOT_FOUND -> new KoruException.NotFound(message, cause);
      case AMBIGUOUS -> new KoruException.Ambiguous(message, cause);
      case ALREADY_OPEN -> new KoruException.AlreadyOpen(message, cause);
      case CORRUPTION -> new KoruException.Corruption(message, cause);
      case STORAGE_FAILURE -> new KoruException.StorageFailure(message, cause);
      case OUTCOME_UNKNOWN -> new KoruException.OutcomeUnknown(message, cause);
      case LAGGED -> new KoruException.Lagged(message, cause);
      case GONE -> new KoruException.Gone(message, cause);
      case ERASED -> new KoruException.Erased(message, cause);
      case READ_ONLY -> new KoruException.ReadOnly(message, cause);
      case CLOSED -> new KoruException.Closed(message, cause);
      case CHANNEL_CLOSED -> new KoruException.ChannelClosed(message, cause);
      case CANCELLED -> new KoruException.Cancelled(message, cause);
      case DEADLINE_EXCEEDED -> new KoruException.DeadlineExceeded(message, cause);
      case WOULD_DEADLOCK -> new KoruException.WouldDeadlock(message, cause);
      case UNAVAILABLE -> new KoruException.Unavailable(message, cause);
      case UNSUPPORTED -> new KoruException.Unsupported(message, cause);
      case LIMIT -> new KoruException.Limit(message, cause);
    };
  }

  @JSBody(
      params = "thrown",
      script = "return thrown && typeof thrown.code === 'string' ? thrown.code : '';")
  private static native String code(@Nullable JSObject thrown);

  /** An error of ours says all in its message; another one also has a name that says something. */
  @JSBody(
      params = "thrown",
      script =
          "return thrown && thrown.name === 'KoruError' ? String(thrown.message) : String(thrown);")
  private static native String message(@Nullable JSObject thrown);
}
