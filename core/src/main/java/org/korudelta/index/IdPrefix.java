package org.korudelta.index;

import java.util.Arrays;
import org.korudelta.bytes.ByteSink;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;

/**
 * The first hex digits of an id, 7 to 64 of them. Threading: immutable.
 *
 * @param digits the digits
 */
public record IdPrefix(String digits) {
  /** The fewest digits that may stand for an id. */
  public static final int DIGITS_MIN = 7;

  private static final int DIGITS_MAX = 64;
  private static final int DIGITS_KEPT = 16;
  private static final int BITS_PER_DIGIT = 4;

  /**
   * Checks them.
   *
   * @throws KoruException.BadRequest when they are not 7 to 64 lower-case hex digits
   */
  public IdPrefix {
    int count = digits.length();
    if (count < DIGITS_MIN || count > DIGITS_MAX || !Hex.isHex(digits)) {
      throw new KoruException.BadRequest(
          "not a version id: text=" + digits + " expected=7 to 64 lower-case hexadecimal digits");
    }
  }

  /** Those of the first eight bytes that the digits say, the rest zero. */
  long code() {
    long code = 0;
    int kept = kept();
    for (int i = 0; i < kept; i++) {
      code = (code << BITS_PER_DIGIT) | Character.digit(digits.charAt(i), 16);
    }
    return kept == 0 ? 0 : code << ((DIGITS_KEPT - kept) * BITS_PER_DIGIT);
  }

  /** Which bits of the first eight bytes the digits say. */
  long mask() {
    int kept = kept();
    return -1L << ((DIGITS_KEPT - kept) * BITS_PER_DIGIT);
  }

  /** The whole bytes among the first eight that the digits say. */
  byte[] bytes() {
    byte[] code = new ByteSink(Long.BYTES).putLong(code()).copy();
    return Arrays.copyOf(code, kept() / 2);
  }

  private int kept() {
    return Math.min(DIGITS_KEPT, digits.length());
  }
}
