package org.korudelta.deterministic;

/**
 * 64-bit hash of everything that happened, in order: two 32-bit lanes of MurmurHash3 steps, because
 * 64-bit arithmetic is slow in JavaScript. It tells runs apart; it proves nothing against forgery.
 */
final class TraceHash {
  private int low = 0x2545F491;
  private int high = 0x6C8E9CF5;

  void add(int event) {
    add(event, event);
  }

  void add(long event) {
    add((int) event, (int) (event >>> 32));
  }

  /** Adds an event of two parts, for the price of one. */
  void add(int part, int other) {
    low = step(low, part * 0xCC9E2D51, 0x1B873593);
    high = step(high, other * 0x239B961B, 0x38B34AE5) + low;
  }

  long value() {
    return ((long) high << 32) | (low & 0xFFFF_FFFFL);
  }

  private static int step(int lane, int scaled, int factor) {
    int mixed = lane ^ (Integer.rotateLeft(scaled, 15) * factor);
    return Integer.rotateLeft(mixed, 13) * 5 + 0xE6546B64;
  }
}
