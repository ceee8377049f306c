package org.korudelta.error;

/** The stable error vocabulary: the same code string in Java, HTTP, CLI and JavaScript. */
public enum ErrorCode {
  BAD_REQUEST("bad_request"),
  CONFLICT("conflict"),
  NOT_FOUND("not_found"),
  AMBIGUOUS("ambiguous"),
  ALREADY_OPEN("already_open"),
  CORRUPTION("corruption"),
  STORAGE_FAILURE("storage_failure"),
  OUTCOME_UNKNOWN("outcome_unknown"),
  LAGGED("lagged"),
  GONE("gone"),
  ERASED("erased"),
  READ_ONLY("read_only"),
  CLOSED("closed"),
  CHANNEL_CLOSED("channel_closed"),
  CANCELLED("cancelled"),
  DEADLINE_EXCEEDED("deadline_exceeded"),
  WOULD_DEADLOCK("would_deadlock"),
  UNAVAILABLE("unavailable"),
  UNSUPPORTED("unsupported"),
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
