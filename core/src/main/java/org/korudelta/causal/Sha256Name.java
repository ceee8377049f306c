package org.korudelta.causal;

import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/**
 * A name that is a SHA-256: 32 bytes, equal when all are, sorted as unsigned bytes. Eight numbers
 * and not an array, which would be one object more in memory for each. Threading: immutable.
 */
public abstract sealed class Sha256Name permits VersionId, ContentId {
  static final int LENGTH = 32;

  private final int first;
  private final int second;
  private final int third;
  private final int fourth;
  private final int fifth;
  private final int sixth;
  private final int seventh;
  private final int eighth;

  /** The name at {@code offset} of {@code bytes}. */
  Sha256Name(byte[] bytes, int offset) {
    first = intAt(bytes, offset);
    second = intAt(bytes, offset + 4);
    third = intAt(bytes, offset + 8);
    fourth = intAt(bytes, offset + 12);
    fifth = intAt(bytes, offset + 16);
    sixth = intAt(bytes, offset + 20);
    seventh = intAt(bytes, offset + 24);
    eighth = intAt(bytes, offset + 28);
  }

  private static int intAt(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  static void requireLength(String what, int length) {
    if (length != LENGTH) {
      throw new KoruException.BadRequest(what + " length: bytes=" + length + " expected=" + LENGTH);
    }
  }

  /** New bytes. */
  public final byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    copyTo(bytes, 0);
    return bytes;
  }

  /** Writes the 32 bytes to {@code to} from {@code offset} on, where there is room for them. */
  public final void copyTo(byte[] to, int offset) {
    putInt(to, offset, first);
    putInt(to, offset + 4, second);
    putInt(to, offset + 8, third);
    putInt(to, offset + 12, fourth);
    putInt(to, offset + 16, fifth);
    putInt(to, offset + 20, sixth);
    putInt(to, offset + 24, seventh);
    putInt(to, offset + 28, eighth);
  }

  private static void putInt(byte[] to, int at, int value) {
    to[at] = (byte) (value >> 24);
    to[at + 1] = (byte) (value >> 16);
    to[at + 2] = (byte) (value >> 8);
    to[at + 3] = (byte) value;
  }

  /** The first eight bytes, the first of them the highest. */
  public final long prefix() {
    return (long) first << 32 | (second & 0xFFFF_FFFFL);
  }

  /** 64 lower-case hexadecimal digits. */
  public final String hex() {
    return Hex.encode(bytes());
  }

  final boolean isZero() {
    return (first | second | third | fourth | fifth | sixth | seventh | eighth) == 0;
  }

  final boolean isSame(Sha256Name other) {
    return first == other.first
        && second == other.second
        && third == other.third
        && fourth == other.fourth
        && fifth == other.fifth
        && sixth == other.sixth
        && seventh == other.seventh
        && eighth == other.eighth;
  }

  final int order(Sha256Name other) {
    int order = Integer.compareUnsigned(first, other.first);
    order = order != 0 ? order : Integer.compareUnsigned(second, other.second);
    order = order != 0 ? order : Integer.compareUnsigned(third, other.third);
    order = order != 0 ? order : Integer.compareUnsigned(fourth, other.fourth);
    order = order != 0 ? order : Integer.compareUnsigned(fifth, other.fifth);
    order = order != 0 ? order : Integer.compareUnsigned(sixth, other.sixth);
    order = order != 0 ? order : Integer.compareUnsigned(seventh, other.seventh);
    return order != 0 ? order : Integer.compareUnsigned(eighth, other.eighth);
  }

  /** The first bytes are as good as random. */
  @Override
  public final int hashCode() {
    return first;
  }

  /** As two names of one kind; what is of another kind is not equal. */
  @Override
  public abstract boolean equals(Object other);

  @Override
  public final String toString() {
    return hex();
  }
}
