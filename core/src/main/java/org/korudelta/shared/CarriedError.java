package org.korudelta.shared;

import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;

/**
 * An error on its way from the owner to the caller.
 *
 * @param code the stable code; {@value #DEFECT} for anything that has none
 * @param message what happened, with its values
 * @param tokenNanos where a feed that has lagged goes on; {@code Long.MIN_VALUE} for none
 */
record CarriedError(String code, String message, long tokenNanos) {
  /** The code of what is no {@link KoruException}. */
  static final String DEFECT = "internal";

  static CarriedError of(Throwable error) {
    return error instanceof KoruException known
        ? new CarriedError(known.code().text(), known.getMessage(), token(known))
        : new CarriedError(DEFECT, String.valueOf(error), Long.MIN_VALUE);
  }

  private static long token(KoruException error) {
    return error instanceof KoruException.Lagged lagged ? lagged.tokenNanos() : Long.MIN_VALUE;
  }

  /** The error as the caller gets it. */
  RuntimeException thrown() {
    for (ErrorCode known : ErrorCode.values()) {
      if (known.text().equals(code)) {
        return exception(known);
      }
    }
    return new DefectElsewhere(message);
  }

  private KoruException exception(ErrorCode known) {
    return switch (known) {
      case BAD_REQUEST -> new KoruException.BadRequest(message);
      case CONFLICT -> new KoruException.Conflict(message);
      case NOT_FOUND -> new KoruException.NotFound(message);
      case AMBIGUOUS -> new KoruException.Ambiguous(message);
      case ALREADY_OPEN -> new KoruException.AlreadyOpen(message);
      case CORRUPTION -> new KoruException.Corruption(message);
      case STORAGE_FAILURE -> new KoruException.StorageFailure(message);
      case OUTCOME_UNKNOWN -> new KoruException.OutcomeUnknown(message);
      case LAGGED -> new KoruException.Lagged(message, tokenNanos, null);
      case GONE -> new KoruException.Gone(message);
      case ERASED -> new KoruException.Erased(message);
      case READ_ONLY -> new KoruException.ReadOnly(message);
      case CLOSED -> new KoruException.Closed(message);
      case CHANNEL_CLOSED -> new KoruException.ChannelClosed(message);
      case CANCELLED -> new KoruException.Cancelled(message);
      case DEADLINE_EXCEEDED -> new KoruException.DeadlineExceeded(message);
      case WOULD_DEADLOCK -> new KoruException.WouldDeadlock(message);
      case UNAVAILABLE -> new KoruException.Unavailable(message);
      case UNSUPPORTED -> new KoruException.Unsupported(message);
      case LIMIT -> new KoruException.Limit(message);
    };
  }

  /** A defect in the owner's runtime: it has no code here either. */
  private static final class DefectElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefectElsewhere(String message) {
      super("defect of the owner: " + message);
    }
  }
}
