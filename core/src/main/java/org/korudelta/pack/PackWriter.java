package org.korudelta.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.FileAppender;

/**
 * Writes a packed file, block after block. What the first blocks say is the dictionary that all are
 * deflated with; a short file has none, or most of it would be lost with the dictionary.
 *
 * <p>Threading: one user at a time.
 */
public final class PackWriter {
  private static final int DICTIONARY_BYTES = 8 << 10;
  private static final int FIRST_BYTES = 64 << 10;

  private final FileAppender file;
  private final byte[] header;
  private final Squeeze squeeze;
  private final boolean compresses;
  private final PackDirectoryBuilder directory = new PackDirectoryBuilder();
  private final List<Kept> first = new ArrayList<>();
  private byte @Nullable [] dictionary;
  private int firstBytes;
  private long position;

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

  /** What is to be kept of a block of {@code length} bytes. */
  private record Kept(int length, byte[] bytes, boolean squeezed) {}

  /**
   * Adds the next block, of at least one byte.
   *
   * @param squeezed what is enough of it; where it is not, all of it is kept
   */
  public void add(byte[] block, byte[] squeezed) {
    boolean whole =
        squeezed.length <= block.length + PackFormat.KEPT_MORE_MAX
            && Arrays.equals(
                squeeze.restored(squeezed, new Squeeze.Part(position, 0, block.length)), block);
    position += block.length;
    Kept kept = new Kept(block.length, whole ? squeezed : block, whole);
    if (dictionary != null) {
      store(kept, dictionary);
      return;
    }
    first.add(kept);
    firstBytes += kept.bytes.length;
    if (firstBytes >= FIRST_BYTES) {
      storeFirst(compresses ? dictionary() : new byte[0]);
    }
  }

  private byte[] storeFirst(byte[] with) {
    dictionary = with;
    first.forEach(kept -> store(kept, with));
    first.clear();
    return with;
  }

  private byte[] dictionary() {
    ByteSink all = new ByteSink(firstBytes);
    first.forEach(kept -> all.put(kept.bytes));
    return Arrays.copyOf(all.array(), DICTIONARY_BYTES);
  }

  private void store(Kept kept, byte[] with) {
    byte[] deflated = compresses ? Deflation.deflated(kept.bytes, with) : kept.bytes;
    boolean smaller = deflated.length < kept.bytes.length;
    byte[] stored = smaller ? deflated : kept.bytes;
    int kind = (smaller ? PackFormat.DEFLATED : 0) | (kept.squeezed ? PackFormat.SQUEEZED : 0);
    int checksum = PackFormat.blockChecksum(directory.count(), stored);
    directory.add(kept.length, stored.length, kind, checksum);
    file.add(stored);
  }

  /** Lets go of what has come together. */
  public Promise<@Nullable Void> drain() {
    return file.drain();
  }

  /** Writes the end and makes everything durable but the file's name; gives its length. */
  public Promise<Long> finish() {
    byte[] fields = directory.stored(dictionary == null ? storeFirst(new byte[0]) : dictionary);
    file.add(fields);
    file.add(PackFormat.trailer(header, fields));
    long length = file.position();
    return file.finish().map(ignored -> length);
  }
}
