package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;

/** What a failure of the log means to those who wait for it. Threading: stateless. */
final class LogFailures {
  private LogFailures() {}

  /** Why a call to the log did not succeed. */
  static Throwable cause(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failed
        ? failed.error()
        : new KoruException.Cancelled("append cancelled");
  }

  /** To those whose commits an append had: the log says whether any of it may have been written. */
  static KoruException told(Throwable cause) {
    return cause instanceof KoruException.StorageFailure ? notWritten(cause) : unknown(cause);
  }

  /** To those whose commits are not there for sure. */
  static KoruException notWritten(Throwable cause) {
    return new KoruException.StorageFailure("not written: " + cause.getMessage(), cause);
  }

  /** To those whose commits may be durable. */
  static KoruException unknown(Throwable cause) {
    return new KoruException.OutcomeUnknown(
        "write may be durable or not: reason=" + cause.getMessage(), cause);
  }

  /** To those whose commits rested on others that failed. */
  static KoruException unavailable(Throwable cause) {
    return new KoruException.Unavailable(
        "not written, try again: a commit before it failed: reason=" + cause.getMessage(), cause);
  }
}
