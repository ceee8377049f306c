package org.korudelta.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.korudelta.benchmarks.Documents.Document;

/**
 * The baseline for durable writes: the same bytes appended to a growing file, one write call and
 * one {@code force(false)} each time. No keys, no checksums, nothing can be read back.
 */
final class RawFile implements Writer {
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  RawFile(Path directory) {
    try {
      Path path = directory.resolve("raw.log");
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long put(String key, Document document) {
    buffer.put(document.bytes());
    return append();
  }

  @Override
  public long putBatch(String[] keys, List<Document> documents) {
    for (Document document : documents) {
      buffer.put(document.bytes());
    }
    return append();
  }

  private long append() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
    return 0;
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
