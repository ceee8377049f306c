package org.korudelta.pack;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
  /** In place of what was kept of a block, when that is damaged and passed over. */
  private static final byte[] PASSED = {};

  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final PackDirectory directory;
  private final Squeeze squeeze;
  private final PackCache cache;
  private volatile boolean forgotten;
  private final Damage damage;

  private PackedFile(
      AsyncRuntime runtime, StorageFile file, PackDirectory directory, Reading reading) {
    this.runtime = runtime;
    this.file = file;
    this.directory = directory;
    this.squeeze = reading.squeeze;
    this.cache = reading.cache;
    this.damage = reading.damage;
  }

  private record Reading(Squeeze squeeze, PackCache cache, Damage damage) {}

  /** Hears of blocks that are not what was written. */
  @FunctionalInterface
  public interface Damage {
    /** The block that is stored at {@code offset} of the file is damaged, as {@code how} says. */
    void found(long offset, KoruException how);
  }

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
      PackDirectory directory =
          PackDirectory.read(new ByteSource(fields), PackFormat.version(header), cache.inflation());
      if (directory.end() != offset) {
        return Optional.empty();
      }
      Squeeze squeeze = squeezes.apply(PackFormat.owner(header));
      Reading reading = new Reading(squeeze, cache, PackedFile::refuse);
      return Optional.of(new PackedFile(runtime, file, directory, reading));
    }
  }

  private static void refuse(long offset, KoruException how) {
    throw how;
  }

  /** The same, with zeros where a block is damaged, of which {@code listener} hears. */
  public PackedFile passing(Damage listener) {
    return new PackedFile(runtime, file, directory, new Reading(squeeze, cache, listener));
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
        : new Filling(new byte[(int) (end - offset)], offset).run();
  }

  /** A read that goes from block to block. */
  private final class Filling {
    private final byte[] read;
    private final long offset;
    private int filled;

    private Filling(byte[] read, long offset) {
      this.read = read;
      this.offset = offset;
    }

    private Promise<byte[]> run() {
      return Prompt.map(runtime, Prompt.whileTrue(runtime, this::fill), ignored -> read);
    }

    /** Takes what the next block has; whether there is more to take. */
    private Promise<Boolean> fill() {
      PackBlock block = directory.blockAt(offset + filled);
      return Prompt.map(
          runtime,
          kept(block),
          kept -> {
            byte[] part = partOrPassed(block, kept, offset + filled, read.length - filled);
            System.arraycopy(part, 0, read, filled, part.length);
            filled += part.length;
            return filled < read.length;
          });
    }
  }

  /** At most {@code length} bytes from {@code offset} on, as many as the block has. */
  private byte[] partOrPassed(PackBlock block, byte[] kept, long offset, int length) {
    int from = (int) (offset - block.start());
    int to = Math.min(block.length(), from + length);
    try {
      return kept.length == 0 ? new byte[to - from] : part(block, kept, from, to);
    } catch (KoruException e) {
      damage.found(block.storedOffset(), e);
      return new byte[to - from];
    }
  }

  private byte[] part(PackBlock block, byte[] kept, int from, int to) {
    byte[] part =
        block.isSqueezed()
            ? squeeze.restored(kept, new Squeeze.Part(block.start(), from, to))
            : Arrays.copyOfRange(kept, from, to);
    if (part.length != to - from) {
      throw damaged(block, "bytes=" + part.length + " expected=" + (to - from));
    }
    return part;
  }

  /**
   * Shows {@code further} what was kept of the squeezed blocks from that on which has the byte at
   * {@code offset}, until it wants no more, or a block is not squeezed, or there are no more.
   */
  public Promise<@Nullable Void> showKept(long offset, Predicate<byte[]> further) {
    return Prompt.whileTrue(runtime, new KeptWalk(offset, further)::step);
  }

  /** A walk over what was kept of blocks. */
  private final class KeptWalk {
    private final Predicate<byte[]> further;
    private long at;

    private KeptWalk(long from, Predicate<byte[]> further) {
      this.at = from;
      this.further = further;
    }

    private Promise<Boolean> step() {
      if (at < 0 || at >= directory.bytes()) {
        return runtime.completed(false);
      }
      PackBlock block = directory.blockAt(at);
      at = block.end();
      return block.isSqueezed()
          ? Prompt.map(runtime, kept(block), further::test)
          : runtime.completed(false);
    }
  }

  /** What was kept of a block. */
  private Promise<byte[]> kept(PackBlock block) {
    byte[] cached = cache.find(name(), block.number());
    return cached != null
        ? runtime.completed(cached)
        : Prompt.map(
            runtime,
            file.read(block.storedOffset(), block.storedLength()),
            stored -> inflatedOrPassed(block, stored));
  }

  private byte[] inflatedOrPassed(PackBlock block, byte[] stored) {
    try {
      return inflated(block, stored);
    } catch (KoruException e) {
      damage.found(block.storedOffset(), e);
      return PASSED;
    }
  }

  private byte[] inflated(PackBlock block, byte[] stored) {
    if (stored.length != block.storedLength()
        || PackFormat.blockChecksum(block.number(), stored) != block.checksum()) {
      throw damaged(block, "checksum mismatch");
    }
    byte[] kept = block.isDeflated() ? inflated(stored, block.length()) : stored;
    if (!block.isSqueezed() && kept.length != block.length()) {
      throw damaged(block, "bytes=" + kept.length + " expected=" + block.length());
    }
    cache.put(name(), block.number(), kept);
    if (forgotten) {
      cache.remove(name(), block.number()); // A read was under way while it was forgotten.
    }
    return kept;
  }

  private byte[] inflated(byte[] stored, int length) {
    try {
      return cache
          .inflation()
          .inflated(stored, directory.dictionary(), length + PackFormat.KEPT_MORE_MAX + 1);
    } finally {
      if (forgotten) {
        cache.inflation().forget(); // A read was under way while it was forgotten.
      }
    }
  }

  private KoruException damaged(PackBlock block, String how) {
    return new KoruException.Corruption(
        "packed block is damaged: file="
            + name()
            + " block="
            + block.number()
            + " offset="
            + block.storedOffset()
            + " "
            + how);
  }

  /** Forgets what of it is in memory. */
  public void forget() {
    forgotten = true;
    for (int block = 0; block < directory.count(); block++) {
      cache.remove(name(), block);
    }
    cache.inflation().forget();
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
