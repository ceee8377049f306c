package org.korudelta.benchmarks.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * The baseline for durable writes: the same bytes appended to a file, one write call and one {@code
 * force(false)} each time. No keys, no checksums, nothing can be read back.
 *
 * <p>The file grows with each write, so each sync writes the new length too; or its length is set
 * ahead by zeroes, {@link #PREALLOCATED_BYTES} at a time, which is what a sync can cost at best.
 */
final class RawFile implements Writer {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int PREALLOCATED_BYTES = 1 << 24;

  private final FileChannel file;
  private final boolean preallocated;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long length;
  private long filled;

  private RawFile(Path directory, boolean preallocated) {
    this.preallocated = preallocated;
    try {
      Path path = directory.resolve("raw.log");
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawFile growing(Path directory) {
    return new RawFile(directory, false);
  }

  static RawFile preallocated(Path directory) {
    return new RawFile(directory, true);
  }

  @Override
  public synchronized long put(String key, Document document) {
    buffer.put(document.bytes());
    return append();
  }

  @Override
  public synchronized long putBatch(List<Put> puts) {
    puts.forEach(put -> buffer.put(put.document().bytes()));
    return append();
  }

  private long append() {
    buffer.flip();
    try {
      if (preallocated && length + buffer.remaining() > filled) {
        fill();
      }
      while (buffer.hasRemaining()) {
        length += file.write(buffer, length);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
    return length;
  }

  private void fill() throws IOException {
    ByteBuffer zeroes = ByteBuffer.allocateDirect(PREALLOCATED_BYTES);
    while (zeroes.hasRemaining()) {
      filled += file.write(zeroes, filled);
    }
    file.force(true);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
