package org.korudelta.log;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The log's files for who only reads them: whoever has them open besides, nothing changes. What
 * would be deleted is left to its owner, who may pack a segment at any time: then the file that
 * took its place is opened. Threading: as {@link LogDirectory}.
 */
final class ReadOnlyDirectory extends LogDirectory {
  /** Each time all was listed again and the segment was packed again meanwhile. */
  private static final int LOOKS_MAX = 16;

  ReadOnlyDirectory(AsyncRuntime runtime, LogOptions options) {
    super(runtime, options);
  }

  @Override
  Promise<StorageFile> openSegment(int number) {
    return found(() -> super.openSegment(number), LOOKS_MAX - 1);
  }

  @Override
  Promise<Long> storedBytes(int number) {
    return found(() -> super.storedBytes(number), LOOKS_MAX - 1);
  }

  private <T> Promise<T> found(Supplier<Promise<T>> look, int more) {
    return look.get()
        .recover(
            error ->
                error instanceof KoruException.NotFound && more > 0
                    ? list()
                        .map(names -> known(FileNames.known(names)))
                        .then(names -> found(look, more - 1))
                    : runtime().failed(error));
  }

  @Override
  Promise<StorageFile> open(String name) {
    return storage().openToRead(name).map(this::opened);
  }

  @Override
  Promise<StorageFile> create(String name) {
    return runtime().failed(refusal(name));
  }

  private static KoruException refusal(String name) {
    return new KoruException.ReadOnly("opened to be read: operation=create name=" + name);
  }

  @Override
  Promise<@Nullable Void> delete(String name) {
    return runtime().completed(null);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return runtime().completed(null);
  }
}
