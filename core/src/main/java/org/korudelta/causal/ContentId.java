package org.korudelta.causal;

/**
 * The name of a content: SHA-256 of its tag and canonical bytes (V4). Equal content, equal id, on
 * every platform. Sorted as unsigned bytes. Threading: immutable.
 */
public final class ContentId extends Sha256Name implements Comparable<ContentId> {
  /** Length in bytes. */
  public static final int BYTES = LENGTH;

  /** The id of no content. */
  static final ContentId NONE = new ContentId(new byte[BYTES], 0);

  private ContentId(byte[] bytes, int offset) {
    super(bytes, offset);
  }

  /** An id of exactly {@link #BYTES} bytes, copied; {@code bad_request} otherwise. */
  public static ContentId of(byte[] bytes) {
    requireLength("content id", bytes.length);
    return new ContentId(bytes, 0);
  }

  /** The id whose {@link #BYTES} bytes are in {@code bytes} from {@code offset} on, all of them. */
  public static ContentId at(byte[] bytes, int offset) {
    return new ContentId(bytes, offset);
  }

  /** Whether all bytes are zero: the id of no content, where there was one that was taken. */
  public boolean isNone() {
    return isZero();
  }

  @Override
  public int compareTo(ContentId other) {
    return order(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentId id && isSame(id);
  }
}
