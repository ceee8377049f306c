package org.korudelta.transfer.stream;

import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;

/**
 * The part of a stream that has come and is not read yet. It grows with what comes, never with what
 * is said to come. Threading: one user at a time.
 */
final class StreamBuffer {
  private static final int BYTES_KEPT = 4 << 20;

  private final AsyncRuntime runtime;
  private final StreamSource source;
  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private long offset;
  private boolean ended;

  StreamBuffer(AsyncRuntime runtime, StreamSource source) {
    this.runtime = runtime;
    this.source = source;
  }

  /** Waits until there are {@code count} bytes; {@code corruption} when the stream ends before. */
  Promise<@Nullable Void> require(int count) {
    return Prompt.map(
        runtime,
        fill(count),
        ignored -> {
          if (end - start < count) {
            throw Damage.ended(offset, count, offset + (end - start));
          }
          return null;
        });
  }

  /** Waits until the stream ends; {@code corruption} when something is left. */
  Promise<@Nullable Void> requireEnd() {
    return fill(1)
        .map(
            ignored -> {
              if (end > start) {
                throw Damage.at(
                    offset, "bytes behind the end", "none", "at least " + (end - start));
              }
              return null;
            });
  }

  /** Waits for {@code count} bytes or the end. */
  private Promise<@Nullable Void> fill(int count) {
    if (end - start >= count || ended) {
      return runtime.completed(null);
    }
    return source
        .read()
        .then(
            piece -> {
              ended = piece.length == 0;
              add(piece);
              return fill(count);
            });
  }

  private void add(byte[] piece) {
    int length = end - start;
    if (bytes.length - end < piece.length) {
      boolean roomy = bytes.length - length >= piece.length && bytes.length <= BYTES_KEPT;
      byte[] target = roomy ? bytes : new byte[length + Math.max(length, piece.length)];
      System.arraycopy(bytes, start, target, 0, length);
      bytes = target;
      start = 0;
      end = length;
    }
    System.arraycopy(piece, 0, bytes, end, piece.length);
    end += piece.length;
  }

  /** The array that holds what has come, from {@link #position} on. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in the array the next byte is. */
  int position() {
    return start;
  }

  /** Where in the stream the next byte is. */
  long offset() {
    return offset;
  }

  /** Passes over {@code count} bytes that are there. */
  void skip(int count) {
    assert count <= end - start : "not there yet";
    start += count;
    offset += count;
    if (start == end) {
      start = 0;
      end = 0;
    }
  }
}
