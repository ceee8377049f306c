package org.korudelta.deterministic.choice;

/**
 * Random numbers in 32-bit arithmetic only, which is what JavaScript does fast: xoroshiro64**
 * (Blackman and Vigna, 2018). Not cryptographic.
 */
final class SmallRandom {
  private int a;
  private int b;

  SmallRandom(long seed) {
    a = scramble((int) seed ^ 0x9E3779B9);
    b = scramble((int) (seed >>> 32) ^ a ^ 0x7F4A7C15);
    if ((a | b) == 0) {
      a = 1;
    }
  }

  /** A number in {@code [0, bound)}, for small bounds as good as uniform. */
  int below(int bound) {
    return (next() >>> 1) % bound;
  }

  private int next() {
    int product = a * 0x9E3779BB;
    int mixed = a ^ b;
    int result = Integer.rotateLeft(product, 5) * 5;
    a = Integer.rotateLeft(a, 26) ^ mixed ^ (mixed << 9);
    b = Integer.rotateLeft(mixed, 13);
    return result;
  }

  /** The finalizer of MurmurHash3. */
  private static int scramble(int seed) {
    int h = (seed ^ (seed >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
