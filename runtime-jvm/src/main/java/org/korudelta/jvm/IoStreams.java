package org.korudelta.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.StreamTarget;

/**
 * Streams of the JDK as the ends of an export (D15). Each piece is blocking work of its own; an
 * {@link IOException} is {@code storage_failure}. The JDK's streams are not closed.
 *
 * <p>Threading: stateless.
 */
public final class IoStreams {
  private static final int PIECE_BYTES = 256 << 10;

  private IoStreams() {}

  /** Writes each piece to {@code out} and flushes it. */
  public static StreamTarget target(AsyncRuntime runtime, OutputStream out) {
    return piece ->
        blocking(
            runtime,
            "write",
            () -> {
              out.write(piece);
              out.flush();
              return null;
            });
  }

  /** Reads pieces of {@code in} as they come. */
  public static StreamSource source(AsyncRuntime runtime, InputStream in) {
    return () -> blocking(runtime, "read", () -> read(in));
  }

  private static byte[] read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    int count = in.read(piece);
    return count < 0 ? new byte[0] : Arrays.copyOf(piece, count);
  }

  private static <T extends @Nullable Object> Promise<T> blocking(
      AsyncRuntime runtime, String operation, Callable<T> work) {
    return runtime
        .spawnBlocking(operation, work)
        .promise()
        .recover(error -> runtime.failed(StorageErrors.of(operation, "stream=export", error)));
  }
}
