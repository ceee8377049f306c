package org.korudelta.pack;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * A packed file, read as if it were not packed. It takes no appends.
 *
 * <p>Cost: a read unpacks the blocks it touches, those not in memory. Errors: {@code corruption}
 * when a block is not what was written. Threading: safe from any thread.
 */
public final class PackedFile implements StorageFile {
  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final PackDirectory directory;
  private final Squeeze squeeze;
  private final PackCache cache;

  private PackedFile(
      AsyncRuntime runtime, StorageFile file, PackDirectory directory, Reading reading) {
    this.runtime = runtime;
    this.file = file;
    this.directory = directory;
    this.squeeze = reading.squeeze;
    this.cache = reading.cache;
  }

  private record Reading(Squeeze squeeze, PackCache cache) {}

  /**
   * Opens what {@code file} holds; empty when it is not whole. The file stays open either way.
   *
   * @param squeezes how a file was squeezed whose owner gave it this name
   */
  public static Promise<Optional<PackedFile>> open(
      AsyncRuntime runtime, StorageFile file, Function<byte[], Squeeze> squeezes, PackCache cache) {
    return file.size()
        .then(
            size ->
                size < PackFormat.HEADER_BYTES + PackFormat.TRAILER_BYTES
                    ? runtime.completed(Optional.empty())
                    : new Opening(runtime, file, squeezes, cache).run(size));
  }

  /** A file that may be whole. */
  private record Opening(
      AsyncRuntime runtime, StorageFile file, Function<byte[], Squeeze> squeezes, PackCache cache) {
    private Promise<Optional<PackedFile>> run(long size) {
      return file.read(size - PackFormat.TRAILER_BYTES, PackFormat.TRAILER_BYTES)
          .then(
              trailer -> {
                Optional<Long> offset = PackFormat.directoryOffset(trailer, size);
                return offset.isEmpty()
                    ? runtime.completed(Optional.empty())
                    : run(offset.get(), trailer);
              });
    }

    private Promise<Optional<PackedFile>> run(long offset, byte[] trailer) {
      int length = new ByteSource(trailer).getInt();
      return file.read(0, PackFormat.HEADER_BYTES)
          .then(
              header ->
                  file.read(offset, length)
                      .map(
                          fields ->
                              PackFormat.isWhole(header, fields, trailer)
                                  ? opened(header, fields, offset)
                                  : Optional.empty()));
    }

    private Optional<PackedFile> opened(byte[] header, byte[] fields, long offset) {
      PackDirectory directory = PackDirectory.read(new ByteSource(fields));
      if (directory.end() != offset) {
        return Optional.empty();
      }
      Squeeze squeeze = squeezes.apply(PackFormat.owner(header));
      return Optional.of(new PackedFile(runtime, file, directory, new Reading(squeeze, cache)));
    }
  }

  @Override
  public String name() {
    return file.name();
  }

  /** Its length unpacked. */
  @Override
  public Promise<Long> size() {
    return runtime.completed(directory.bytes());
  }

  /** The file itself. */
  public StorageFile file() {
    return file;
  }

  /** Its length as it is stored. */
  public Promise<Long> storedBytes() {
    return file.size();
  }

  @Override
  public Promise<Long> append(byte[] bytes) {
    throw new IllegalStateException("packed file takes no appends: name=" + name());
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    long end = Math.min(directory.bytes(), offset + length);
    if (offset < 0 || length < 0) {
      return runtime.failed(
          new KoruException.BadRequest(
              "read out of range: name=" + name() + " offset=" + offset + " length=" + length));
    }
    return offset >= end
        ? runtime.completed(new byte[0])
        : fill(new byte[(int) (end - offset)], offset, 0);
  }

  private Promise<byte[]> fill(byte[] read, long offset, int filled) {
    int block = directory.blockAt(offset + filled);
    return Prompt.then(
        runtime,
        block(block),
        bytes -> {
          int from = (int) (offset + filled - directory.start(block));
          int count = Math.min(bytes.length - from, read.length - filled);
          System.arraycopy(bytes, from, read, filled, count);
          return filled + count == read.length
              ? runtime.completed(read)
              : fill(read, offset, filled + count);
        });
  }

  private Promise<byte[]> block(int block) {
    byte[] cached = cache.find(name(), block);
    return cached != null
        ? runtime.completed(cached)
        : file.read(directory.storedOffset(block), directory.storedLength(block))
            .map(stored -> unpacked(block, stored));
  }

  private byte[] unpacked(int block, byte[] stored) {
    if (stored.length != directory.storedLength(block)
        || PackFormat.blockChecksum(block, stored) != directory.checksum(block)) {
      throw damaged(block, "checksum mismatch");
    }
    int kind = directory.kind(block);
    byte[] kept =
        (kind & PackFormat.DEFLATED) != 0
            ? Deflation.inflated(stored, 2 * directory.length(block) + 64)
            : stored;
    byte[] bytes =
        (kind & PackFormat.SQUEEZED) != 0 ? squeeze.restored(directory.start(block), kept) : kept;
    if (bytes.length != directory.length(block)) {
      throw damaged(block, "bytes=" + bytes.length + " expected=" + directory.length(block));
    }
    cache.put(name(), block, bytes);
    return bytes;
  }

  private KoruException damaged(int block, String how) {
    return new KoruException.Corruption(
        "packed block is damaged: file="
            + name()
            + " block="
            + block
            + " offset="
            + directory.storedOffset(block)
            + " "
            + how);
  }

  /** Forgets what of it is in memory. */
  public void forget() {
    for (int block = 0; block < directory.count(); block++) {
      cache.remove(name(), block);
    }
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> close() {
    return file.close();
  }
}
