package org.korudelta.pack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.FileAppender;

/**
 * Writes a packed file, block after block.
 *
 * <p>Threading: one user at a time.
 */
public final class PackWriter {
  private final FileAppender file;
  private final byte[] header;
  private final Squeeze squeeze;
  private final boolean compresses;
  private final PackDirectory directory = new PackDirectory();

  /**
   * Writes {@code file}, which is empty.
   *
   * @param what what it is a packed form of
   * @param compresses whether blocks are deflated; without it equal blocks give equal bytes on
   *     every platform
   */
  public PackWriter(AsyncRuntime runtime, StorageFile file, PackOwner what, boolean compresses) {
    this.file = new FileAppender(runtime, file);
    this.header = PackFormat.header(what.name());
    this.squeeze = what.squeeze();
    this.compresses = compresses;
    this.file.add(header);
  }

  /** Adds the next block, of at least one byte. */
  public void add(byte[] block) {
    byte[] squeezed = squeeze.squeezed(directory.bytes(), block);
    boolean whole = Arrays.equals(squeeze.restored(directory.bytes(), squeezed), block);
    byte[] kept = whole ? squeezed : block; // Whatever it left out by mistake is kept.
    byte[] deflated = compresses ? Deflation.deflated(kept) : kept;
    boolean smaller = deflated.length < kept.length;
    byte[] stored = smaller ? deflated : kept;
    int kind = (smaller ? PackFormat.DEFLATED : 0) | (whole ? PackFormat.SQUEEZED : 0);
    int checksum = PackFormat.blockChecksum(directory.count(), stored);
    directory.add(block.length, stored.length, kind, checksum);
    file.add(stored);
  }

  /** Lets go of what has come together. */
  public Promise<@Nullable Void> drain() {
    return file.drain();
  }

  /** Writes the end and makes everything durable but the file's name; gives its length. */
  public Promise<Long> finish() {
    ByteSink sink = new ByteSink(32 * directory.count());
    directory.write(sink);
    byte[] fields = sink.copy();
    file.add(fields);
    file.add(PackFormat.trailer(header, fields));
    long length = file.position();
    return file.finish().map(ignored -> length);
  }
}
