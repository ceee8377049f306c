package org.korudelta.jvm;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.PromiseSource;

/**
 * A file operation that blocks, with what its error must name.
 *
 * @param operation its name
 * @param where the directory, and the name where there is one
 * @param body what it does
 * @param <T> the result's type
 */
record FileCall<T extends @Nullable Object>(String operation, String where, Body<T> body) {

  /** What the operation does. */
  interface Body<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /** Runs the operation and completes {@code target} with what comes of it. */
  void completing(PromiseSource<T> target) {
    T result;
    try {
      result = body.run();
    } catch (Throwable error) {
      target.fail(StorageErrors.of(operation, where, error));
      return;
    }
    target.succeed(result);
  }
}
