package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.log.IndexStorage;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.vector.VectorKernel;

/**
 * The files of spaces: each repeats what the log says up to one commit, and the newest whole one
 * counts. One that is not whole, or of another log, is deleted, and the log is read instead.
 *
 * <p>Threading: one task at a time.
 */
public final class VectorFiles {
  private final AsyncRuntime runtime;
  private final IndexStorage storage;
  private final byte[] logId;
  private final VectorKernel kernel;
  private volatile List<Integer> numbers;
  private int lastNumber;

  /** The files beside the log of {@code outline}. */
  public VectorFiles(AsyncRuntime runtime, LogOutline outline, VectorKernel kernel) {
    this.runtime = runtime;
    this.storage = outline.storage();
    this.logId = outline.logId();
    this.kernel = kernel;
    this.numbers = outline.indexes().vectors();
    this.lastNumber = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  /**
   * Spaces as they were.
   *
   * @param nanos time of the last commit in them
   * @param spaces all of them
   */
  public record Loaded(long nanos, List<VectorSpace> spaces) {
    /** Keeps a copy of the list. */
    public Loaded {
      spaces = List.copyOf(spaces);
    }
  }

  /** Whether there is any. */
  public boolean hasAny() {
    return !numbers.isEmpty();
  }

  /** What the newest whole file has that is not of a time after {@code nanosMax}. */
  public Promise<Optional<Loaded>> load(long nanosMax) {
    if (numbers.isEmpty()) {
      return runtime.completed(Optional.empty());
    }
    int number = numbers.get(numbers.size() - 1);
    return storage
        .openVectors(number)
        .then(file -> read(file, number, nanosMax))
        .recover(this::unlessAbsent)
        .then(
            found -> {
              if (found.isPresent()) {
                return deleteBefore(number).map(ignored -> found);
              }
              numbers = numbers.subList(0, numbers.size() - 1);
              return load(nanosMax);
            });
  }

  /** Who only reads may find that the owner has deleted it meanwhile. */
  private <T> Promise<Optional<T>> unlessAbsent(Throwable error) {
    return error instanceof KoruException.NotFound
        ? runtime.completed(Optional.empty())
        : runtime.failed(error);
  }

  private Promise<Optional<Loaded>> read(StorageFile file, int number, long nanosMax) {
    return new VectorFileReader(runtime, file, new VectorFile.Identity(logId, number), kernel)
        .read()
        .map(contents -> Optional.of(new Loaded(contents.nanos(), contents.spaces())))
        .recover(error -> unlessDamaged(file, error))
        .then(
            found ->
                found.isPresent() && found.get().nanos() <= nanosMax
                    ? storage.close(file).map(ignored -> found)
                    : storage
                        .discard(file)
                        .then(ignored -> storage.sync())
                        .map(ignored -> Optional.<Loaded>empty()));
  }

  private Promise<Optional<Loaded>> unlessDamaged(StorageFile file, Throwable error) {
    return error instanceof KoruException.Corruption
        ? runtime.completed(Optional.empty())
        : storage.close(file).then(ignored -> runtime.failed(error));
  }

  /** What {@link #write} is to write. */
  public static final class Image {
    private final VectorFile.Image image;

    private Image(VectorFile.Image image) {
      this.image = image;
    }

    /** Spaces as they are now, after the commit at {@code nanos}. */
    public static Image of(long nanos, List<VectorSpace> spaces) {
      return new Image(VectorFile.Image.of(nanos, spaces));
    }
  }

  /** Writes a file that counts from now on, and deletes those before, durably. */
  public Promise<@Nullable Void> write(Image image) {
    int number = ++lastNumber;
    List<Integer> more = new ArrayList<>(numbers);
    more.add(number); // Before it is there, so that it is deleted some time if it stays by mistake.
    numbers = List.copyOf(more);
    return storage
        .createVectors(number)
        .then(
            file ->
                new VectorFileWriter(runtime, file, new VectorFile.Identity(logId, number))
                    .write(image.image)
                    .then(ignored -> storage.sync())
                    .then(ignored -> storage.close(file))
                    .recover(error -> storage.discard(file).then(gone -> runtime.failed(error))))
        .then(ignored -> deleteBefore(number));
  }

  /** Deletes all files, durably: what they say was taken from the log, or may have been. */
  public Promise<@Nullable Void> deleteAll() {
    return deleteBefore(Integer.MAX_VALUE);
  }

  private Promise<@Nullable Void> deleteBefore(int number) {
    if (numbers.isEmpty() || numbers.get(0) >= number) {
      return runtime.completed(null);
    }
    return deleteFirst(number).then(ignored -> storage.sync());
  }

  private Promise<@Nullable Void> deleteFirst(int before) {
    if (numbers.isEmpty() || numbers.get(0) >= before) {
      return runtime.completed(null);
    }
    int first = numbers.get(0);
    return storage
        .openVectors(first)
        .then(storage::discard)
        .recover(this::unlessGone)
        .then(
            ignored -> {
              numbers = numbers.subList(1, numbers.size());
              return deleteFirst(before);
            });
  }

  private Promise<@Nullable Void> unlessGone(Throwable error) {
    return error instanceof KoruException.NotFound
        ? runtime.completed(null)
        : runtime.failed(error);
  }
}
