package org.korudelta.causal;

/**
 * What a version did to its key. Its code is hashed into content and version ids and stands in the
 * log: it never changes.
 */
public enum Operation {
  /** Stored a JSON value. */
  PUT(1),
  /** Stored an embedding. */
  EMBED(2),
  /** Deleted: a tombstone without value (V5). */
  DELETE(3);

  private final int code;

  Operation(int code) {
    this.code = code;
  }

  /** The one-byte code, 1 to 3. */
  public int code() {
    return code;
  }
}
