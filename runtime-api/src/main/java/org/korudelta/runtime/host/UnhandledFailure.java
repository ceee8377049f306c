package org.korudelta.runtime.host;

/** A failed promise without a callback; reports it if it still has none when it runs (R3). */
final class UnhandledFailure implements Runnable {
  private final Deferred<?> promise;
  private final String taskName;
  private final Throwable error;

  UnhandledFailure(Deferred<?> promise, String taskName, Throwable error) {
    this.promise = promise;
    this.taskName = taskName;
    this.error = error;
  }

  @Override
  public void run() {
    if (!promise.observed()) {
      promise.runtime.host.reportError(taskName, error);
    }
  }
}
