package org.korudelta.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;

/**
 * Zeros behind the end of a file that is synced again and again while it grows: a sync that need
 * not make a new length durable takes a third less time. When the file is closed they are cut off;
 * after a crash they may be there.
 *
 * <p>Threading: one operation of the file at a time.
 */
final class Headroom {
  private static final int SYNCS_BEFORE = 4;
  private static final int BYTES_MIN = 64 << 10;
  private static final int BYTES_MAX = 1 << 20;
  private static final int SHARE = 8;
  private static final int WRITES_MIN = 32;
  private static final byte[] ZEROS = new byte[BYTES_MIN];

  private final AsynchronousFileChannel channel;
  private long end;
  private int syncs;

  /** None so far behind {@code length} bytes. */
  Headroom(AsynchronousFileChannel channel, long length) {
    this.channel = channel;
    this.end = length;
  }

  /** Says that the file was synced. */
  void synced() {
    syncs++;
  }

  /**
   * The last {@code bytes} up to {@code length} were written: makes room behind them where there is
   * none left, and where it would do for more of their kind.
   */
  void written(int bytes, long length) {
    if (length > end) {
      end = length;
      int room = (int) Math.max(BYTES_MIN, Math.min(length / SHARE, BYTES_MAX));
      if (syncs >= SYNCS_BEFORE && bytes <= room / WRITES_MIN) {
        extend(room);
      }
    }
  }

  private void extend(int bytes) {
    long until = end + bytes;
    try {
      while (end < until) {
        int slice = (int) Math.min(ZEROS.length, until - end);
        end += ChannelCall.await(channel.write(ByteBuffer.wrap(ZEROS, 0, slice), end));
      }
    } catch (IOException full) {
      // Whether there is room for more than zeros, the next append finds.
      syncs = Integer.MIN_VALUE;
    }
  }

  /** Cuts off what is behind {@code length}; where that cannot be, it does no harm. */
  void giveBack(long length) {
    if (end > length) {
      try {
        channel.truncate(length);
      } catch (IOException e) {
        return;
      }
      end = length;
    }
  }
}
