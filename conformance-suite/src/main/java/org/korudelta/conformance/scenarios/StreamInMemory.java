package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.StreamTarget;

/** A stream in memory. Threading: for one task. */
final class StreamInMemory implements StreamTarget {
  private final AsyncRuntime runtime;
  private final List<byte[]> pieces = new ArrayList<>();

  StreamInMemory(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Promise<@Nullable Void> write(byte[] piece) {
    pieces.add(piece);
    return runtime.completed(null);
  }

  /** All that was written. */
  byte[] all() {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  /** Gives {@code bytes} in pieces of {@code pieceBytes}. */
  static StreamSource source(AsyncRuntime runtime, byte[] bytes, int pieceBytes) {
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
