package org.korudelta.browser;

import org.teavm.jso.JSExceptions;

/** Where errors that reached nobody go (R3). */
@FunctionalInterface
public interface ErrorSink {

  /** Takes one report: the task the error belongs to, and the error. */
  void report(String taskName, Throwable error);

  /**
   * Writes to the platform's console: task, error and causes, the stable code before the message,
   * and the stack, which is one of Java where a source map is at hand.
   */
  static ErrorSink console() {
    return (taskName, error) ->
        EventLoop.error(
            "unhandled error: task=" + taskName + " error=" + ErrorText.of(error),
            JSExceptions.getJSException(error));
  }
}
