package org.korudelta.table;

import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The blocks of one finished file, through a cache.
 *
 * <p>Threading: safe from any thread.
 */
public final class TableFile {
  private final AsyncRuntime runtime;
  private final BlockCache cache;
  private final StorageFile file;
  private final int number;

  /** Reads {@code file}, which was written as that with {@code number}. */
  public TableFile(AsyncRuntime runtime, BlockCache cache, StorageFile file, int number) {
    this.runtime = runtime;
    this.cache = cache;
    this.file = file;
    this.number = number;
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  /** The file's name. */
  public String name() {
    return file.name();
  }

  /** The number it was written with. */
  public int number() {
    return number;
  }

  /** The block at {@code place} if it is in memory. */
  @Nullable Block cached(BlockPlace place) {
    return cache.find(number, place);
  }

  /** The block at {@code place}, from the file. */
  Promise<Block> load(BlockPlace place) {
    return Prompt.map(
        runtime,
        file.read(place.offset(), place.length()),
        bytes -> {
          Block block = Block.of(bytes, place, this);
          cache.put(number, place, block);
          return block;
        });
  }

  /** Bytes that belong to no table. */
  public Promise<byte[]> bytes(BlockPlace place) {
    return file.read(place.offset(), place.length());
  }

  /** The file itself. */
  public StorageFile file() {
    return file;
  }
}
