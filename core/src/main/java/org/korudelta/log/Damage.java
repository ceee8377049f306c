package org.korudelta.log;

import org.korudelta.error.KoruException;

/**
 * Bytes that are not what was written.
 *
 * @param what the thing that is damaged, for a person
 * @param segment number of the segment
 * @param offset where the damaged thing begins
 * @param expected the checksum it carries, or the length it should have
 * @param actual the checksum its bytes have, or the length it has
 */
record Damage(String what, int segment, long offset, String expected, String actual) {

  /** The damage as an error. */
  KoruException.Corruption corruption() {
    return new KoruException.Corruption(
        what
            + ": segment="
            + segment
            + " offset="
            + offset
            + " expected="
            + expected
            + " actual="
            + actual);
  }
}
