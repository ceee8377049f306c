package org.korudelta.table;

import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Writes a new file from its beginning to its end, a large piece at a time.
 *
 * <p>Adding is immediate; whoever adds much lets the pieces go with {@link #drain} in between, so
 * that memory stays bounded. Threading: one user at a time.
 */
public final class FileAppender {
  private static final int PIECE_BYTES = 256 << 10;

  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final ByteSink piece = new ByteSink(PIECE_BYTES + PIECE_BYTES / 4);
  private long written;

  /** Writes {@code file}, which is empty. */
  public FileAppender(AsyncRuntime runtime, StorageFile file) {
    this.runtime = runtime;
    this.file = file;
  }

  /** Where the next byte will stand. */
  public long position() {
    return written + piece.length();
  }

  /** Adds bytes. */
  public void add(byte[] bytes) {
    piece.put(bytes);
  }

  /** Writes what has come together, if it is enough. */
  public Promise<@Nullable Void> drain() {
    return piece.length() < PIECE_BYTES ? runtime.completed(null) : write();
  }

  /** Whether {@link #drain} has something to do. */
  public boolean isFull() {
    return piece.length() >= PIECE_BYTES;
  }

  /** Writes the rest and makes everything durable. */
  public Promise<@Nullable Void> finish() {
    return write().then(ignored -> file.sync());
  }

  private Promise<@Nullable Void> write() {
    byte[] bytes = piece.copy();
    piece.clear();
    written += bytes.length;
    return bytes.length == 0 ? runtime.completed(null) : file.append(bytes).map(ignored -> null);
  }
}
