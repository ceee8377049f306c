package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The log's files: opens and creates them, and knows which are open. Threading: one task at a time.
 */
final class LogDirectory implements IndexStorage {
  private final AsyncRuntime runtime;
  private final Storage storage;
  private final List<StorageFile> open = new ArrayList<>();

  LogDirectory(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.storage = runtime.storage();
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  Promise<FileNames> names() {
    return list().map(FileNames::of);
  }

  /** All names, whosesoever. */
  Promise<List<String>> list() {
    return storage.list();
  }

  Promise<StorageFile> open(String name) {
    return storage.open(name).map(this::opened);
  }

  /**
   * Creates a file that holds {@code bytes}, synced; its name is durable only after {@link #sync}.
   * Where this fails the file may be there, closed.
   */
  Promise<StorageFile> create(String name, byte[] bytes) {
    return storage.create(name).map(this::opened).then(file -> write(file, bytes));
  }

  private Promise<StorageFile> write(StorageFile file, byte[] bytes) {
    return closingFailed(
        file, file.append(bytes).then(ignored -> file.sync()).map(ignored -> file));
  }

  /** As {@code work} on {@code file}, which is closed when that fails. */
  <T> Promise<T> closingFailed(StorageFile file, Promise<T> work) {
    return work.handle(
        (Outcome<T> outcome) ->
            outcome instanceof Outcome.Success<T>
                ? work
                : Ending.after(runtime, close(file), outcome));
  }

  private StorageFile opened(StorageFile file) {
    synchronized (open) {
      open.add(file);
    }
    return file;
  }

  @Override
  public Promise<StorageFile> openIndex(int number) {
    return open(FileNames.index(number));
  }

  @Override
  public Promise<StorageFile> createIndex(int number) {
    return storage.create(FileNames.index(number)).map(this::opened);
  }

  @Override
  public Promise<@Nullable Void> discard(StorageFile file) {
    return close(file).then(ignored -> delete(file.name()));
  }

  Promise<@Nullable Void> delete(String name) {
    return storage.delete(name);
  }

  /** Deletes what may be there. */
  Promise<@Nullable Void> deleteIfPresent(String name) {
    return delete(name)
        .recover(
            error ->
                error instanceof KoruException.NotFound
                    ? runtime.completed(null)
                    : runtime.failed(error));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return storage.syncDirectory();
  }

  Promise<@Nullable Void> close(StorageFile file) {
    synchronized (open) {
      open.remove(file);
    }
    return file.close();
  }

  /** Closes every file that is open. */
  Promise<@Nullable Void> closeAll() {
    List<Promise<@Nullable Void>> closing = new ArrayList<>();
    synchronized (open) {
      for (StorageFile file : open) {
        closing.add(file.close());
      }
      open.clear();
    }
    return runtime.all(closing).map(ignored -> null);
  }
}
