package org.korudelta.error;

/** The stable error vocabulary: the same code string in Java, HTTP, CLI and JavaScript. */
public enum ErrorCode {
  /** The request itself is wrong: malformed, out of range, of the wrong type. */
  BAD_REQUEST("bad_request"),

  /** The current version is not the expected one. */
  CONFLICT("conflict"),

  /** What was asked for by name does not exist. */
  NOT_FOUND("not_found"),

  /** A prefix fits more than one thing. */
  AMBIGUOUS("ambiguous"),

  /** Another owner holds the database; the message names it. */
  ALREADY_OPEN("already_open"),

  /** Stored bytes are not what was written. */
  CORRUPTION("corruption"),

  /** The storage refused or failed: full, forbidden, broken. */
  STORAGE_FAILURE("storage_failure"),

  /** The write may or may not have become durable. */
  OUTCOME_UNKNOWN("outcome_unknown"),

  /** A subscriber fell behind its buffer. */
  LAGGED("lagged"),

  /** Retention has passed the point that was asked for. */
  GONE("gone"),

  /** The value was erased on request. */
  ERASED("erased"),

  /** The database takes no writes now; the message says why. */
  READ_ONLY("read_only"),

  /** The thing used is closed. */
  CLOSED("closed"),

  /** The channel closed before the item was taken. */
  CHANNEL_CLOSED("channel_closed"),

  /** The work was cancelled. */
  CANCELLED("cancelled"),

  /** The deadline passed first. */
  DEADLINE_EXCEEDED("deadline_exceeded"),

  /** A blocking call on a runtime task would wait for itself. */
  WOULD_DEADLOCK("would_deadlock"),

  /** Not to be had now; may be later. */
  UNAVAILABLE("unavailable"),

  /** This platform cannot do it. */
  UNSUPPORTED("unsupported"),

  /** A documented limit is exceeded; the message gives value and limit. */
  LIMIT("limit");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** The code as it is written everywhere, for example {@code bad_request}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
