package org.korudelta.browser.testing;

/** A trace hash as it is written everywhere: 16 hexadecimal digits. */
final class HexHash {
  private static final int DIGITS = 16;

  private HexHash() {}

  static String text(long traceHash) {
    String digits = Long.toHexString(traceHash);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
