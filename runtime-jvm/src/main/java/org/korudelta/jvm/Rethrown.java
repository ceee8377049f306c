package org.korudelta.jvm;

import java.util.concurrent.CompletionException;
import org.korudelta.error.KoruException;

/**
 * An error of a promise as the thread that waits for it throws it: same code, same message, the
 * stack of the waiting thread, the original as its cause.
 */
final class Rethrown {
  private Rethrown() {}

  /**
   * What to throw for {@code error}; a checked exception comes in a {@link CompletionException}.
   */
  static RuntimeException here(Throwable error) {
    if (error instanceof KoruException koru) {
      return copy(koru);
    }
    if (error instanceof Error fatal) {
      throw fatal;
    }
    return error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }

  private static KoruException copy(KoruException error) {
    String message = error.getMessage();
    return switch (error.code()) {
      case BAD_REQUEST -> new KoruException.BadRequest(message, error);
      case CONFLICT -> new KoruException.Conflict(message, error);
      case NOT_FOUND -> new KoruException.NotFound(message, error);
      case AMBIGUOUS -> new KoruException.Ambiguous(message, error);
      case ALREADY_OPEN -> new KoruException.AlreadyOpen(message, error);
      case CORRUPTION -> new KoruException.Corruption(message, error);
      case STORAGE_FAILURE -> new KoruException.StorageFailure(message, error);
      case OUTCOME_UNKNOWN -> new KoruException.OutcomeUnknown(message, error);
      case LAGGED -> lagged(error);
      case GONE -> new KoruException.Gone(message, error);
      case ERASED -> new KoruException.Erased(message, error);
      case READ_ONLY -> new KoruException.ReadOnly(message, error);
      case CLOSED -> new KoruException.Closed(message, error);
      case CHANNEL_CLOSED -> new KoruException.ChannelClosed(message, error);
      case CANCELLED -> new KoruException.Cancelled(message, error);
      case DEADLINE_EXCEEDED -> new KoruException.DeadlineExceeded(message, error);
      case WOULD_DEADLOCK -> new KoruException.WouldDeadlock(message, error);
      case UNAVAILABLE -> new KoruException.Unavailable(message, error);
      case UNSUPPORTED -> new KoruException.Unsupported(message, error);
      case LIMIT -> new KoruException.Limit(message, error);
    };
  }

  private static KoruException lagged(KoruException error) {
    long token = error instanceof KoruException.Lagged told ? told.tokenNanos() : Long.MIN_VALUE;
    return new KoruException.Lagged(error.getMessage(), token, error);
  }
}
