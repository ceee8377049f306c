package org.korudelta.browser;

import org.korudelta.error.KoruException;

/** Where errors that reached nobody go (R3). */
@FunctionalInterface
public interface ErrorSink {

  /** Takes one report: the task the error belongs to, and the error. */
  void report(String taskName, Throwable error);

  /** Writes to the platform's console, the stable code before the message. */
  static ErrorSink console() {
    return (taskName, error) ->
        EventLoop.error("unhandled error: task=" + taskName + " error=" + describe(error));
  }

  private static String describe(Throwable error) {
    return error instanceof KoruException known
        ? known.code() + ": " + known.getMessage()
        : error.toString();
  }
}
