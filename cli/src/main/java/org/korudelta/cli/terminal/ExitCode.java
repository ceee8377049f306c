package org.korudelta.cli.terminal;

import org.korudelta.error.ErrorCode;

/** The documented exit codes; the table for people stands in the help of {@code koru}. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int NOT_FOUND = 1;
  public static final int USAGE = 2;
  public static final int BAD_INPUT = 3;
  public static final int CONFLICT = 4;
  public static final int UNAVAILABLE = 5;
  public static final int CORRUPTION = 6;
  public static final int STORAGE = 7;
  public static final int EXPECTATION = 8;
  public static final int DEFECT = 70;

  /** As shells tell of a process that SIGINT ended. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The exit code of an error. */
  public static int of(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND, GONE, ERASED -> NOT_FOUND;
      case BAD_REQUEST, LIMIT -> BAD_INPUT;
      case UNSUPPORTED -> USAGE;
      case CONFLICT, AMBIGUOUS -> CONFLICT;
      case CORRUPTION -> CORRUPTION;
      case CANCELLED -> INTERRUPTED;
      case STORAGE_FAILURE, OUTCOME_UNKNOWN -> STORAGE;
      case ALREADY_OPEN, READ_ONLY, CLOSED, CHANNEL_CLOSED -> UNAVAILABLE;
      case DEADLINE_EXCEEDED, WOULD_DEADLOCK, UNAVAILABLE, LAGGED -> UNAVAILABLE;
    };
  }
}
