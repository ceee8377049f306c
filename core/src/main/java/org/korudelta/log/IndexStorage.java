package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Where files of the index are: beside those of the log, which closes them with its own.
 *
 * <p>Threading: safe from any thread.
 */
public interface IndexStorage {

  /** Opens the index file with {@code number}. */
  Promise<StorageFile> openIndex(int number);

  /** Creates the index file with {@code number}; its name is durable after {@link #sync}. */
  Promise<StorageFile> createIndex(int number);

  /** Opens the file of vectors with {@code number}. */
  Promise<StorageFile> openVectors(int number);

  /** Creates the file of vectors with {@code number}; its name is durable after {@link #sync}. */
  Promise<StorageFile> createVectors(int number);

  /** Closes a file. */
  Promise<@Nullable Void> close(StorageFile file);

  /** Closes a file and deletes it. */
  Promise<@Nullable Void> discard(StorageFile file);

  /** Makes creations and deletions durable. */
  Promise<@Nullable Void> sync();
}
