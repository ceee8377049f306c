package org.korudelta.error;

import org.jspecify.annotations.Nullable;

/**
 * The one family of exceptions: unchecked, one variant per {@link ErrorCode}, messages that carry
 * their values.
 *
 * <p>Threading: immutable, apart from the stack trace and suppressed exceptions every throwable
 * has.
 */
public abstract sealed class KoruException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  private KoruException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What happened, with its values. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    assert message != null : "an error without a message";
    return message;
  }

  /** The stable code of this error. */
  public final ErrorCode code() {
    return code;
  }

  /** The request itself is wrong: malformed, out of range, of the wrong type. */
  public static final class BadRequest extends KoruException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
      this(message, null);
    }

    public BadRequest(String message, @Nullable Throwable cause) {
      super(ErrorCode.BAD_REQUEST, message, cause);
    }
  }

  /** The current version is not the expected one. */
  public static final class Conflict extends KoruException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
      this(message, null);
    }

    public Conflict(String message, @Nullable Throwable cause) {
      super(ErrorCode.CONFLICT, message, cause);
    }
  }

  /** What was asked for by name does not exist. */
  public static final class NotFound extends KoruException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
      this(message, null);
    }

    public NotFound(String message, @Nullable Throwable cause) {
      super(ErrorCode.NOT_FOUND, message, cause);
    }
  }

  /** A prefix fits more than one thing. */
  public static final class Ambiguous extends KoruException {
    private static final long serialVersionUID = 1L;

    public Ambiguous(String message) {
      this(message, null);
    }

    public Ambiguous(String message, @Nullable Throwable cause) {
      super(ErrorCode.AMBIGUOUS, message, cause);
    }
  }

  /** Another owner holds the database; the message names it. */
  public static final class AlreadyOpen extends KoruException {
    private static final long serialVersionUID = 1L;

    public AlreadyOpen(String message) {
      this(message, null);
    }

    public AlreadyOpen(String message, @Nullable Throwable cause) {
      super(ErrorCode.ALREADY_OPEN, message, cause);
    }
  }

  /** Stored bytes are not what was written. */
  public static final class Corruption extends KoruException {
    private static final long serialVersionUID = 1L;

    public Corruption(String message) {
      this(message, null);
    }

    public Corruption(String message, @Nullable Throwable cause) {
      super(ErrorCode.CORRUPTION, message, cause);
    }
  }

  /** The storage refused or failed: full, forbidden, broken. */
  public static final class StorageFailure extends KoruException {
    private static final long serialVersionUID = 1L;

    public StorageFailure(String message) {
      this(message, null);
    }

    public StorageFailure(String message, @Nullable Throwable cause) {
      super(ErrorCode.STORAGE_FAILURE, message, cause);
    }
  }

  /** The write may or may not have become durable. */
  public static final class OutcomeUnknown extends KoruException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message) {
      this(message, null);
    }

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(ErrorCode.OUTCOME_UNKNOWN, message, cause);
    }
  }

  /** A subscriber fell behind its buffer. */
  public static final class Lagged extends KoruException {
    private static final long serialVersionUID = 1L;

    /** The time to go on after, epoch nanoseconds. */
    private final long tokenNanos;

    public Lagged(String message) {
      this(message, null);
    }

    public Lagged(String message, @Nullable Throwable cause) {
      this(message, Long.MIN_VALUE, cause);
    }

    /** With the token to resume from. */
    public Lagged(String message, long tokenNanos, @Nullable Throwable cause) {
      super(ErrorCode.LAGGED, message, cause);
      this.tokenNanos = tokenNanos;
    }

    /**
     * The token to resume from, epoch nanoseconds; the least, the beginning, when none is known.
     */
    public long tokenNanos() {
      return tokenNanos;
    }
  }

  /** Retention has passed the point that was asked for. */
  public static final class Gone extends KoruException {
    private static final long serialVersionUID = 1L;

    public Gone(String message) {
      this(message, null);
    }

    public Gone(String message, @Nullable Throwable cause) {
      super(ErrorCode.GONE, message, cause);
    }
  }

  /** The value was erased on request. */
  public static final class Erased extends KoruException {
    private static final long serialVersionUID = 1L;

    public Erased(String message) {
      this(message, null);
    }

    public Erased(String message, @Nullable Throwable cause) {
      super(ErrorCode.ERASED, message, cause);
    }
  }

  /** The database takes no writes now; the message says why. */
  public static final class ReadOnly extends KoruException {
    private static final long serialVersionUID = 1L;

    public ReadOnly(String message) {
      this(message, null);
    }

    public ReadOnly(String message, @Nullable Throwable cause) {
      super(ErrorCode.READ_ONLY, message, cause);
    }
  }

  /** The thing used is closed. */
  public static final class Closed extends KoruException {
    private static final long serialVersionUID = 1L;

    public Closed(String message) {
      this(message, null);
    }

    public Closed(String message, @Nullable Throwable cause) {
      super(ErrorCode.CLOSED, message, cause);
    }
  }

  /** The channel closed before the item was taken. */
  public static final class ChannelClosed extends KoruException {
    private static final long serialVersionUID = 1L;

    public ChannelClosed(String message) {
      this(message, null);
    }

    public ChannelClosed(String message, @Nullable Throwable cause) {
      super(ErrorCode.CHANNEL_CLOSED, message, cause);
    }
  }

  /** The work was cancelled. */
  public static final class Cancelled extends KoruException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String message) {
      this(message, null);
    }

    public Cancelled(String message, @Nullable Throwable cause) {
      super(ErrorCode.CANCELLED, message, cause);
    }
  }

  /** The deadline passed first. */
  public static final class DeadlineExceeded extends KoruException {
    private static final long serialVersionUID = 1L;

    public DeadlineExceeded(String message) {
      this(message, null);
    }

    public DeadlineExceeded(String message, @Nullable Throwable cause) {
      super(ErrorCode.DEADLINE_EXCEEDED, message, cause);
    }
  }

  /** A blocking call on a runtime task would wait for itself. */
  public static final class WouldDeadlock extends KoruException {
    private static final long serialVersionUID = 1L;

    public WouldDeadlock(String message) {
      this(message, null);
    }

    public WouldDeadlock(String message, @Nullable Throwable cause) {
      super(ErrorCode.WOULD_DEADLOCK, message, cause);
    }
  }

  /** Not to be had now; may be later. */
  public static final class Unavailable extends KoruException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      this(message, null);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
      super(ErrorCode.UNAVAILABLE, message, cause);
    }
  }

  /** This platform cannot do it. */
  public static final class Unsupported extends KoruException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String message) {
      this(message, null);
    }

    public Unsupported(String message, @Nullable Throwable cause) {
      super(ErrorCode.UNSUPPORTED, message, cause);
    }
  }

  /** A documented limit is exceeded; the message gives value and limit. */
  public static final class Limit extends KoruException {
    private static final long serialVersionUID = 1L;

    public Limit(String message) {
      this(message, null);
    }

    public Limit(String message, @Nullable Throwable cause) {
      super(ErrorCode.LIMIT, message, cause);
    }
  }
}
