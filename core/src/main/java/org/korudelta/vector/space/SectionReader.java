package org.korudelta.vector.space;

import java.util.Arrays;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Reads the sections of a vector file one after the other, a large piece at a time. Threading: one
 * user at a time.
 */
final class SectionReader {
  private static final int PIECE_BYTES = 1 << 20;

  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final int number;
  private byte[] piece = new byte[0];
  private int at; // In the piece.
  private long offset; // Of the piece in the file.

  SectionReader(AsyncRuntime runtime, StorageFile file, int number) {
    this.runtime = runtime;
    this.file = file;
    this.number = number;
  }

  /** The next section; {@code corruption} where the file ends before it does, or it is damaged. */
  Promise<ByteSource> next() {
    return Prompt.then(
        runtime,
        have(Sections.BEFORE),
        ignored -> {
          int length = Sections.length(piece, at) + Sections.FRAME;
          return Prompt.map(runtime, have(length), all -> take(length));
        });
  }

  private ByteSource take(int length) {
    byte[] frame = Arrays.copyOfRange(piece, at, at + length);
    ByteSource section = Sections.checked(frame, number, offset + at);
    at += length;
    return section;
  }

  private Promise<Boolean> have(int wanted) {
    if (piece.length - at >= wanted) {
      return runtime.completed(true);
    }
    long from = offset + at;
    return file.read(from, Math.max(wanted, PIECE_BYTES))
        .map(
            bytes -> {
              if (bytes.length < wanted) {
                throw new KoruException.Corruption(
                    "vector index ends early: file="
                        + file.name()
                        + " offset="
                        + from
                        + " wanted="
                        + wanted
                        + " left="
                        + bytes.length);
              }
              piece = bytes;
              at = 0;
              offset = from;
              return true;
            });
  }
}
