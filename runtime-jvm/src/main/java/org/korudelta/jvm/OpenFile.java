package org.korudelta.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.korudelta.error.KoruException;

/**
 * An open file of the directory.
 *
 * <p>After a failed append or sync every later one fails: what such a file holds is unknown, and a
 * second sync that succeeds would prove nothing. Reads still work.
 *
 * <p>Threading: {@link #append}, {@link #sync} and {@link #close} run in their turn of {@link
 * #queue}, so one at a time; {@link #read} on any thread. The thread may be interrupted: the
 * channel is none that an interrupt would close for all.
 */
final class OpenFile {
  /** Bytes given to the channel at once; bounds the direct memory it takes per thread. */
  static final int SLICE_BYTES = 128 << 10;

  final Path path;
  final SerialQueue queue;
  private final AsynchronousFileChannel channel;
  private final Headroom headroom;
  private final boolean owned;
  private volatile long length;
  private boolean failed;

  OpenFile(Path path, SerialQueue queue, Set<OpenOption> options) throws IOException {
    this.path = path;
    this.queue = queue;
    this.channel =
        AsynchronousFileChannel.open(path, options, CallersThread.EXECUTOR, OwnerOnly.file(path));
    this.owned = options.contains(StandardOpenOption.WRITE);
    this.length = channel.size();
    this.headroom = new Headroom(channel, length);
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
    headroom.written(bytes.length, offset + bytes.length);
    length = offset + bytes.length;
    failed = false;
    return offset;
  }

  byte[] read(long offset, int lengthMax) throws IOException {
    byte[] bytes = new byte[count(offset, lengthMax)];
    int done = 0;
    while (done < bytes.length) {
      int step = ChannelCall.await(channel.read(slice(bytes, done), offset + done));
      if (step < 0) {
        requireCutByItsWriter(offset + done);
        return bytes;
      }
      done += step;
    }
    return bytes;
  }

  /** Another who writes the file may have cut off zeros meanwhile; they are read as they were. */
  private void requireCutByItsWriter(long end) {
    if (owned) {
      throw new KoruException.Corruption(
          "file shorter than written: path=" + path + " offset=" + end + " size=" + length);
    }
  }

  private int count(long offset, int lengthMax) {
    if (offset < 0 || lengthMax < 0) {
      throw new KoruException.BadRequest(
          "read out of range: path=" + path + " offset=" + offset + " length=" + lengthMax);
    }
    return (int) Math.max(0, Math.min(lengthMax, length - offset));
  }

  void sync() throws IOException {
    refuseFailed();
    failed = true;
    // Without metadata: this is fdatasync, which still makes a new length durable.
    channel.force(false);
    headroom.synced();
    failed = false;
  }

  void close() throws IOException {
    try (channel) {
      if (!failed) {
        headroom.giveBack(length);
      }
    }
  }

  private void write(byte[] bytes, long offset) throws IOException {
    int done = 0;
    while (done < bytes.length) {
      done += ChannelCall.await(channel.write(slice(bytes, done), offset + done));
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
