package org.korudelta.transfer.stream;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.StreamTarget;

/** A stream in memory: what was written, and what is read in pieces of one length. */
public final class StreamBytes implements StreamTarget {
  private final AsyncRuntime runtime;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  public StreamBytes(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Promise<@Nullable Void> write(byte[] piece) {
    written.writeBytes(piece);
    return runtime.completed(null);
  }

  /** All that was written. */
  public byte[] all() {
    return written.toByteArray();
  }

  /** Gives {@code bytes} in pieces of {@code pieceBytes}. */
  public static StreamSource source(AsyncRuntime runtime, byte[] bytes, int pieceBytes) {
    return new StreamSource() {
      private int at;

      @Override
      public Promise<byte[]> read() {
        int from = at;
        at = Math.min(bytes.length, from + pieceBytes);
        return runtime.completed(Arrays.copyOfRange(bytes, from, at));
      }
    };
  }
}
