package org.korudelta.causal;

import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/**
 * The name of one version: a SHA-256 over everything that makes it what it is (V4). Sorted as
 * unsigned bytes. Threading: immutable.
 */
public final class VersionId implements Comparable<VersionId> {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private VersionId(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An id of exactly {@link #BYTES} bytes, copied; {@code bad_request} otherwise. */
  public static VersionId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new KoruException.BadRequest(
          "version id length: bytes=" + bytes.length + " expected=" + BYTES);
    }
    return new VersionId(bytes.clone());
  }

  /**
   * The id that 64 lower-case hexadecimal digits write.
   *
   * @throws KoruException.BadRequest when they are not
   */
  public static VersionId parse(String hex) {
    return of(Hex.decode(hex));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether its first bytes are {@code prefix}. */
  public boolean beginsWith(byte[] prefix) {
    return Arrays.equals(Arrays.copyOf(bytes, prefix.length), prefix);
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public int compareTo(VersionId other) {
    return IdOrder.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionId id && Arrays.equals(bytes, id.bytes);
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
