package org.korudelta.transfer.stream;

import org.korudelta.error.KoruException;

/** Says where a stream is not what was written. Threading: stateless. */
final class Damage {
  private Damage() {}

  /** {@code what} at {@code offset} of the stream is not what it must be. */
  static KoruException at(long offset, String what, Object expected, Object actual) {
    return new KoruException.Corruption(
        "export damaged: offset="
            + offset
            + " what="
            + what
            + " expected="
            + expected
            + " actual="
            + actual);
  }

  /** What {@code refused} says is wrong with the frame at {@code offset}. */
  static KoruException at(long offset, KoruException refused) {
    String message = "export damaged: offset=" + offset + " reason=" + refused.getMessage();
    return refused instanceof KoruException.Unsupported
        ? new KoruException.Unsupported(message, refused)
        : new KoruException.Corruption(message, refused);
  }

  /** The stream ends at {@code end} within the {@code needed} bytes at {@code offset}. */
  static KoruException ended(long offset, long needed, long end) {
    return new KoruException.Corruption(
        "export ends early: offset="
            + offset
            + " expectedBytes="
            + needed
            + " actualBytes="
            + (end - offset));
  }
}
