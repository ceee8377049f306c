package org.korudelta.browser;

/** Where errors that reached nobody go (R3). */
@FunctionalInterface
public interface ErrorSink {

  /** Takes one report: the task the error belongs to, and the error. */
  void report(String taskName, Throwable error);

  /** Writes to the platform's console. */
  static ErrorSink console() {
    return (taskName, error) ->
        EventLoop.error("unhandled error in task " + taskName + ": " + error);
  }
}
