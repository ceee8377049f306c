package org.korudelta.causal;

import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/**
 * The name of a content: SHA-256 of its tag and canonical bytes (V4). Equal content, equal id, on
 * every platform. Sorted as unsigned bytes. Threading: immutable.
 */
public final class ContentId implements Comparable<ContentId> {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;
  private final boolean none;

  private ContentId(byte[] bytes) {
    this.bytes = bytes;
    this.none = isZero(bytes);
  }

  private static boolean isZero(byte[] bytes) {
    for (byte one : bytes) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /** An id of exactly {@link #BYTES} bytes, copied; {@code bad_request} otherwise. */
  public static ContentId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new KoruException.BadRequest(
          "content id length: bytes=" + bytes.length + " expected=" + BYTES);
    }
    return new ContentId(bytes.clone());
  }

  /** Whether all bytes are zero: the id of no content, where there was one that was taken. */
  public boolean isNone() {
    return none;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public int compareTo(ContentId other) {
    return IdOrder.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return (bytes[0] & 0xFF) << 24
        | (bytes[1] & 0xFF) << 16
        | (bytes[2] & 0xFF) << 8
        | (bytes[3] & 0xFF);
  }

  @Override
  public String toString() {
    return hex();
  }
}
