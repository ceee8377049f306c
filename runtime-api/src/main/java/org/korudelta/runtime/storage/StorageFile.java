package org.korudelta.runtime.storage;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * An open append-only file. Operations on one file complete in the order they were called.
 *
 * <p>After {@link #close()} every operation fails with {@code closed}; closing twice is harmless.
 */
public interface StorageFile {

  /** The file's name. */
  String name();

  /** Its length in bytes, appended bytes included. */
  Promise<Long> size();

  /**
   * Appends all of {@code bytes}, which the caller must not change until then; gives the offset
   * they start at. A crash may leave zeros behind the end: a file may have some written ahead,
   * which it does not show as long as it is open.
   */
  Promise<Long> append(byte[] bytes);

  /** The bytes at {@code offset}: {@code length} of them, or fewer where the file ends. */
  Promise<byte[]> read(long offset, int length);

  /** Makes all bytes appended so far durable. */
  Promise<@Nullable Void> sync();

  /** Closes the handle; does not sync. */
  Promise<@Nullable Void> close();
}
