package org.korudelta.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.pack.PackCache;
import org.korudelta.pack.PackOwner;
import org.korudelta.pack.PackWriter;
import org.korudelta.pack.PackedFile;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The log's files: opens and creates them, and knows which are open. Threading: one task at a time.
 */
class LogDirectory implements IndexStorage {
  private final AsyncRuntime runtime;
  private final Storage storage;
  private final List<StorageFile> open = new ArrayList<>();
  private final Packing packing;
  private final PackCache packCache;
  private final RecordRestoration records;
  private final Map<Integer, SegmentFile> packed = new HashMap<>();

  LogDirectory(AsyncRuntime runtime, LogOptions options) {
    this.runtime = runtime;
    this.storage = runtime.storage();
    this.packing = options.packing();
    this.packCache = new PackCache(packing.cacheBytes());
    this.records = new RecordRestoration(packing.ids());
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  Promise<FileNames> names() {
    return list().map(FileNames::of).map(this::known);
  }

  /** All names, whosesoever. */
  Promise<List<String>> list() {
    return storage.list();
  }

  /**
   * Opens segments by these names from now on. Of several files of a segment the one that was
   * packed least often counts: it is deleted only when the next one is durable.
   */
  FileNames known(FileNames names) {
    synchronized (packed) {
      packed.clear();
      for (SegmentFile file : names.files()) {
        packed.putIfAbsent(file.number(), file);
      }
    }
    return names;
  }

  /** Which file of a segment counts. */
  SegmentFile fileOf(int segment) {
    synchronized (packed) {
      SegmentFile known = packed.get(segment);
      return known == null ? new SegmentFile(segment, 0) : known;
    }
  }

  /** Another file of a segment counts. */
  void replaced(SegmentFile file) {
    synchronized (packed) {
      packed.put(file.number(), file);
    }
  }

  /** Opens a segment, packed or not. */
  Promise<StorageFile> openSegment(int number) {
    return openSegment(fileOf(number));
  }

  /** As {@link #openSegment(int)}, this file of it. */
  Promise<StorageFile> openSegment(SegmentFile segment) {
    Promise<StorageFile> opened = open(segment.name());
    return segment.generation() == 0 ? opened : opened.then(this::unpacking);
  }

  /** How long the file of a segment is, whoever has it open. */
  Promise<Long> storedBytes(int number) {
    return storage
        .openToRead(fileOf(number).name())
        .map(this::opened)
        .then(
            file ->
                closingFailed(file, file.size()).then(bytes -> close(file).map(ignored -> bytes)));
  }

  private Promise<StorageFile> unpacking(StorageFile file) {
    return closingFailed(
        file,
        PackedFile.open(runtime, file, owner -> new SegmentSqueeze(packing.ids(), owner), packCache)
            .map(whole -> reading(whole.orElseThrow(() -> notWhole(file)))));
  }

  /** How a packed segment is read. */
  StorageFile reading(PackedFile packed) {
    return packed;
  }

  /** Opens once more what {@code file}, of a segment, was opened from. */
  Promise<StorageFile> openAgain(StorageFile file) {
    return openSegment(SegmentFile.of(file.name()));
  }

  private static KoruException notWhole(StorageFile file) {
    return new KoruException.Corruption("packed segment is not whole: file=" + file.name());
  }

  /** Packs blocks of a segment into a new file. */
  PackWriter packer(StorageFile file, byte[] logId, int segment) {
    byte[] owner = SegmentSqueeze.owner(logId, segment);
    return new PackWriter(
        runtime,
        file,
        new PackOwner(owner, new SegmentSqueeze(packing.ids(), owner)),
        packing.compresses());
  }

  /** Looks for a version in packed blocks. */
  KeptSearch keptSearch(Address address) {
    return new KeptSearch(records, address);
  }

  /** Creates an empty file. */
  Promise<StorageFile> create(String name) {
    return storage.create(name).map(this::opened);
  }

  Promise<StorageFile> open(String name) {
    return storage().open(name).map(this::opened);
  }

  Storage storage() {
    return storage;
  }

  /**
   * Creates a file that holds {@code bytes}, synced; its name is durable only after {@link #sync}.
   * Where this fails the file may be there, closed.
   */
  Promise<StorageFile> create(String name, byte[] bytes) {
    return create(name).then(file -> write(file, bytes));
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

  StorageFile opened(StorageFile file) {
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
    return create(FileNames.index(number));
  }

  @Override
  public Promise<StorageFile> openVectors(int number) {
    return open(FileNames.vectors(number));
  }

  @Override
  public Promise<StorageFile> createVectors(int number) {
    return create(FileNames.vectors(number));
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

  @Override
  public Promise<@Nullable Void> close(StorageFile file) {
    synchronized (open) {
      open.remove(file instanceof PackedFile packed ? packed.file() : file);
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
