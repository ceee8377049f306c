package org.korudelta.jvm;

import java.util.function.BiConsumer;

/** The error sink where none was given: the platform's log, at level ERROR. */
final class ErrorLog implements BiConsumer<String, Throwable> {
  static final ErrorLog INSTANCE = new ErrorLog();

  private static final System.Logger LOGGER = System.getLogger("org.korudelta");

  private ErrorLog() {}

  @Override
  public void accept(String taskName, Throwable error) {
    LOGGER.log(System.Logger.Level.ERROR, "unhandled error: task=" + taskName, error);
  }
}
