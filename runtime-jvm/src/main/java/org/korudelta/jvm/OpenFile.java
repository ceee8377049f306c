package org.korudelta.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.korudelta.error.KoruException;

/**
 * An open file of the directory.
 *
 * <p>After a failed append or sync every later one fails: what such a file holds is unknown, and a
 * second sync that succeeds would prove nothing. Reads still work.
 *
 * <p>Threading: the operations run on {@link #queue} only, so one at a time.
 */
final class OpenFile {
  /** Bytes given to the channel at once; bounds the direct memory it takes per thread. */
  private static final int SLICE_BYTES = 1 << 20;

  final Path path;
  final SerialQueue queue;
  private final FileChannel channel;
  private long length;
  private boolean failed;

  OpenFile(Path path, SerialQueue queue, Set<OpenOption> options) throws IOException {
    this.path = path;
    this.queue = queue;
    this.channel = FileChannel.open(path, options, OwnerOnly.file(path));
    this.length = channel.size();
  }

  String name() {
    return path.getFileName().toString();
  }

  long size() {
    return length;
  }

  long append(byte[] bytes) throws IOException {
    refuseFailed();
    failed = true;
    long offset = length;
    write(bytes, offset);
    length = offset + bytes.length;
    failed = false;
    return offset;
  }

  byte[] read(long offset, int lengthMax) throws IOException {
    if (offset < 0 || lengthMax < 0) {
      throw new KoruException.BadRequest(
          "read out of range: path=" + path + " offset=" + offset + " length=" + lengthMax);
    }
    int count = (int) Math.max(0, Math.min(lengthMax, length - offset));
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      int step = channel.read(slice(bytes, done), offset + done);
      if (step < 0) {
        throw new KoruException.Corruption(
            "file shorter than written: path="
                + path
                + " offset="
                + (offset + done)
                + " size="
                + length);
      }
      done += step;
    }
    return bytes;
  }

  void sync() throws IOException {
    refuseFailed();
    failed = true;
    // Without metadata: this is fdatasync, which still makes a new length durable.
    channel.force(false);
    failed = false;
  }

  void close() throws IOException {
    channel.close();
  }

  private void write(byte[] bytes, long offset) throws IOException {
    int done = 0;
    while (done < bytes.length) {
      done += channel.write(slice(bytes, done), offset + done);
    }
  }

  private static ByteBuffer slice(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes, from, Math.min(SLICE_BYTES, bytes.length - from));
  }

  private void refuseFailed() {
    if (failed) {
      throw new KoruException.StorageFailure(
          "an earlier append or sync of this file failed: path=" + path + " size=" + length);
    }
  }
}
