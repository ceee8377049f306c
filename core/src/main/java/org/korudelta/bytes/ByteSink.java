package org.korudelta.bytes;

/**
 * Bytes that grow at their end. Fixed widths are big-endian, so that unsigned byte order is the
 * order of what was written; varints have seven bits a byte, the lowest first.
 *
 * <p>Threading: for one user at a time.
 */
public final class ByteSink {
  private byte[] bytes;
  private int length;

  /** An empty one with room for {@code capacity} bytes. */
  public ByteSink(int capacity) {
    this.bytes = new byte[Math.max(16, capacity)];
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** A copy of the bytes. */
  public byte[] copy() {
    return ArrayCopy.of(bytes, length);
  }

  /** The bytes themselves, up to {@link #length}; the next write may replace the array. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets all bytes and keeps the room. */
  public void clear() {
    length = 0;
  }

  /** Forgets the bytes from {@code newLength} on. */
  public void cut(int newLength) {
    length = newLength;
  }

  /** Adds one byte. */
  public ByteSink put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Adds all of {@code more}. */
  public ByteSink put(byte[] more) {
    return put(more, 0, more.length);
  }

  /** Adds {@code count} bytes of {@code more} from {@code from}. */
  public ByteSink put(byte[] more, int from, int count) {
    reserve(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  /** Adds four bytes, the highest first. */
  public ByteSink putInt(int value) {
    reserve(Integer.BYTES);
    bytes[length] = (byte) (value >> 24);
    bytes[length + 1] = (byte) (value >> 16);
    bytes[length + 2] = (byte) (value >> 8);
    bytes[length + 3] = (byte) value;
    length += Integer.BYTES;
    return this;
  }

  /** Adds eight bytes, the highest first. */
  public ByteSink putLong(long value) {
    return putInt((int) (value >>> 32)).putInt((int) value);
  }

  /** Adds a time so that byte order is time order, before 1970 too. */
  public ByteSink putNanos(long nanos) {
    return putLong(nanos ^ Long.MIN_VALUE);
  }

  /** Adds an unsigned number of one to five bytes. */
  public ByteSink putVarint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      put((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return put(rest);
  }

  /** Adds an unsigned number of one to ten bytes. */
  public ByteSink putVarlong(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return put((int) rest);
  }

  /** Adds a length and that many bytes. */
  public ByteSink putSized(byte[] more) {
    return putVarint(more.length).put(more);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = ArrayCopy.of(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
