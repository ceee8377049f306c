package org.korudelta.pack;

import java.util.Arrays;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * Where the blocks of a packed file are. Some 25 bytes of memory for each block. Threading: filled
 * by one user, then immutable.
 */
final class PackDirectory {
  private long[] starts = new long[17];
  private long[] stored = new long[17];
  private byte[] kinds = new byte[16];
  private int[] checksums = new int[16];
  private int count;

  PackDirectory() {
    stored[0] = PackFormat.HEADER_BYTES;
  }

  static PackDirectory read(ByteSource source) {
    PackDirectory directory = new PackDirectory();
    while (source.hasMore()) {
      int length = source.getVarint();
      int storedLength = source.getVarint();
      directory.add(length, storedLength, source.get(), source.getInt());
    }
    return directory;
  }

  void add(int length, int storedLength, int kind, int checksum) {
    if (length <= 0 || storedLength <= 0) {
      throw new KoruException.Corruption(
          "packed block without bytes: block=" + count + " bytes=" + length);
    }
    if (count == kinds.length) {
      starts = Arrays.copyOf(starts, 2 * count + 1);
      stored = Arrays.copyOf(stored, 2 * count + 1);
      kinds = Arrays.copyOf(kinds, 2 * count);
      checksums = Arrays.copyOf(checksums, 2 * count);
    }
    starts[count + 1] = starts[count] + length;
    stored[count + 1] = stored[count] + storedLength;
    kinds[count] = (byte) kind;
    checksums[count] = checksum;
    count++;
  }

  void write(ByteSink sink) {
    for (int i = 0; i < count; i++) {
      sink.putVarint(length(i)).putVarint(storedLength(i)).put(kinds[i]).putInt(checksums[i]);
    }
  }

  int count() {
    return count;
  }

  /** How many bytes all blocks have unpacked. */
  long bytes() {
    return starts[count];
  }

  /** How many bytes stand before the directory. */
  long end() {
    return stored[count];
  }

  /** The block that has the byte at {@code offset}, which is there. */
  int blockAt(long offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found : -found - 2;
  }

  long start(int block) {
    return starts[block];
  }

  int length(int block) {
    return (int) (starts[block + 1] - starts[block]);
  }

  long storedOffset(int block) {
    return stored[block];
  }

  int storedLength(int block) {
    return (int) (stored[block + 1] - stored[block]);
  }

  int kind(int block) {
    return kinds[block];
  }

  int checksum(int block) {
    return checksums[block];
  }
}
