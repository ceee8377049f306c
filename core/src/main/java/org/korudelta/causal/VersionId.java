package org.korudelta.causal;

import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/**
 * The name of one version: a SHA-256 over everything that makes it what it is (V4). Sorted as
 * unsigned bytes. Threading: immutable.
 */
public final class VersionId extends Sha256Name implements Comparable<VersionId> {
  /** Length in bytes. */
  public static final int BYTES = LENGTH;

  private VersionId(byte[] bytes, int offset) {
    super(bytes, offset);
  }

  /** An id of exactly {@link #BYTES} bytes, copied; {@code bad_request} otherwise. */
  public static VersionId of(byte[] bytes) {
    requireLength("version id", bytes.length);
    return new VersionId(bytes, 0);
  }

  /** The id whose {@link #BYTES} bytes are in {@code bytes} from {@code offset} on, all of them. */
  public static VersionId at(byte[] bytes, int offset) {
    return new VersionId(bytes, offset);
  }

  /**
   * The id that 64 lower-case hexadecimal digits write.
   *
   * @throws KoruException.BadRequest when they are not
   */
  public static VersionId parse(String hex) {
    return of(Hex.decode(hex));
  }

  /** Whether its first bytes are {@code prefix}. */
  public boolean beginsWith(byte[] prefix) {
    return Arrays.equals(Arrays.copyOf(bytes(), prefix.length), prefix);
  }

  @Override
  public int compareTo(VersionId other) {
    return order(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionId id && isSame(id);
  }
}
