package org.korudelta.runtime.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * A flat directory of append-only files. Names are durable only after {@link #syncDirectory()},
 * bytes only after {@link StorageFile#sync()}.
 *
 * <p>What it will not do: overwrite, truncate, nest directories, map memory, or retry. Renaming or
 * deleting a file that is open is a {@code bad_request}, and so is opening it again: a file has one
 * handle at a time, beside those that only read. Failures are {@code storage_failure}, with the
 * name and the operation.
 */
public interface Storage {

  /** The longest file name; the whole rule is {@link FileName}'s. */
  int NAME_LENGTH_MAX = 255;

  /** Creates an empty file and opens it; {@code bad_request} when the name exists. */
  Promise<StorageFile> create(String name);

  /** Opens an existing file; {@code not_found} when there is none. */
  Promise<StorageFile> open(String name);

  /**
   * Opens an existing file to be read only, whoever else has it open, in this process or another;
   * {@code not_found} when there is none. Append and sync fail {@code read_only}. What others
   * append meanwhile may be seen or not. The handle hinders nobody: the file may be renamed or
   * deleted, and its bytes can be read through this handle all the same.
   */
  Promise<StorageFile> openToRead(String name);

  /** All names, sorted. */
  Promise<List<String>> list();

  /** Renames a closed file, replacing {@code to} if it exists. */
  Promise<@Nullable Void> rename(String from, String to);

  /** Deletes a closed file; {@code not_found} when there is none. */
  Promise<@Nullable Void> delete(String name);

  /** Makes all creations, renames and deletions so far durable. */
  Promise<@Nullable Void> syncDirectory();

  /**
   * Takes ownership of the directory; {@code already_open}, naming the owner, when someone has it
   * (S4).
   */
  Promise<OwnerLock> lock();
}
