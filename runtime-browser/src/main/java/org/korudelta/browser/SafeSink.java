package org.korudelta.browser;

/**
 * An error sink that never throws: when another one does, its error and what it was to report go to
 * the console.
 */
final class SafeSink implements ErrorSink {
  private final ErrorSink errors;

  SafeSink(ErrorSink errors) {
    this.errors = errors;
  }

  @Override
  public void report(String taskName, Throwable error) {
    try {
      errors.report(taskName, error);
    } catch (Throwable sinkFailure) {
      ErrorSink.console().report(taskName, error);
      ErrorSink.console().report("error sink", sinkFailure);
    }
  }

  /** Runs {@code call}, which comes from the platform: what it throws is reported instead. */
  void run(String taskName, Runnable call) {
    try {
      call.run();
    } catch (Throwable error) {
      report(taskName, error);
    }
  }
}
