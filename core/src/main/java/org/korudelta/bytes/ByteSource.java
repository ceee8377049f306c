package org.korudelta.bytes;

import org.korudelta.error.KoruException;

/**
 * Reads what a {@link ByteSink} wrote, and believes no length: reading past the end is {@code
 * corruption}.
 *
 * <p>Threading: for one user at a time.
 */
public final class ByteSource {
  private static final int VARINT_SHIFT_MAX = 28;
  private static final int VARLONG_SHIFT_MAX = 63;

  private final byte[] bytes;
  private final int from;
  private final int end;
  private int at;

  /** Reads {@code bytes} from {@code from} inclusive to {@code to} exclusive. */
  public ByteSource(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.at = from;
    this.end = to;
  }

  /** Reads all of {@code bytes}. */
  public ByteSource(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Whether something is left. */
  public boolean hasMore() {
    return at < end;
  }

  /** Where in the array the next byte is. */
  public int position() {
    return at;
  }

  /** One byte, 0 to 255. */
  public int get() {
    require(1);
    return bytes[at++] & 0xFF;
  }

  /** Four bytes, the highest first. */
  public int getInt() {
    require(Integer.BYTES);
    int value =
        (bytes[at] << 24)
            | ((bytes[at + 1] & 0xFF) << 16)
            | ((bytes[at + 2] & 0xFF) << 8)
            | (bytes[at + 3] & 0xFF);
    at += Integer.BYTES;
    return value;
  }

  /** Eight bytes, the highest first. */
  public long getLong() {
    require(Long.BYTES);
    long high = getInt();
    return (high << 32) | (getInt() & 0xFFFF_FFFFL);
  }

  /** A time that {@link ByteSink#putNanos} wrote. */
  public long getNanos() {
    return getLong() ^ Long.MIN_VALUE;
  }

  /** An unsigned number of one to five bytes. */
  public int getVarint() {
    int value = 0;
    for (int shift = 0; shift <= VARINT_SHIFT_MAX; shift += 7) {
      int next = get();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new KoruException.Corruption("number too long: offset=" + (at - from));
  }

  /** An unsigned number of one to ten bytes. */
  public long getVarlong() {
    long value = 0;
    for (int shift = 0; shift <= VARLONG_SHIFT_MAX; shift += 7) {
      int next = get();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new KoruException.Corruption("number too long: offset=" + (at - from));
  }

  /** The next {@code count} bytes. */
  public byte[] getBytes(int count) {
    byte[] part = peek(count);
    at += count;
    return part;
  }

  /** The next {@code count} bytes, which stay the next. */
  public byte[] peek(int count) {
    require(count);
    return ArrayCopy.part(bytes, at, count);
  }

  /** Puts the next {@code count} bytes into {@code to} from {@code offset} on. */
  public void copyTo(byte[] to, int offset, int count) {
    require(count);
    // Not by way of getBytes: where C2 of OpenJDK 17 does without the array between, it copies
    // wrong bytes. SegmentSqueezeTests runs that often enough to be compiled.
    System.arraycopy(bytes, at, to, offset, count);
    at += count;
  }

  /** A length and that many bytes. */
  public byte[] getSized() {
    return getBytes(getVarint());
  }

  /** All that is left. */
  public byte[] rest() {
    return getBytes(end - at);
  }

  /** Passes over {@code count} bytes. */
  public void skip(int count) {
    require(count);
    at += count;
  }

  /** Fails with {@code corruption} where fewer than {@code count} bytes are left. */
  public void require(int count) {
    if (count < 0 || count > end - at) {
      throw new KoruException.Corruption(
          "bytes end early: offset=" + (at - from) + " wanted=" + count + " left=" + (end - at));
    }
  }
}
