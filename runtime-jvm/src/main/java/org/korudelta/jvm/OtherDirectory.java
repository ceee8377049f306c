package org.korudelta.jvm;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.korudelta.runtime.storage.Storage;

/** A second directory of a runtime, made on first use. Threading: safe from any thread. */
final class OtherDirectory implements AutoCloseable {
  private final JvmFiles files;

  /** The directory at {@code path}; errors of its end go to the log. */
  OtherDirectory(JvmRuntime runtime, Path path) {
    this.files =
        new JvmFiles(
            runtime,
            path,
            () -> false,
            error -> ErrorLog.INSTANCE.accept("other directory", error));
  }

  Storage storage() {
    return files;
  }

  /** Closes what is open there, and waits for that as long as a runtime does. */
  @Override
  public void close() {
    CountDownLatch closed = new CountDownLatch(1);
    files.shutDown(closed::countDown);
    try {
      closed.await(JvmRuntime.GRACE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
