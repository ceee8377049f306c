package org.korudelta.runtime;

/**
 * A source of random numbers: splittable and seedable; cryptographic in production (R9). Threading:
 * safe for concurrent use where the runtime is parallel.
 */
public interface Entropy {

  /** The next 32 random bits. */
  int nextInt();

  /** A uniform number in {@code [0, bound)}; {@code bound} must be positive. */
  int nextInt(int bound);

  /** The next 64 random bits. */
  long nextLong();

  /** Fills {@code target}. */
  void nextBytes(byte[] target);

  /** An independent source. */
  Entropy split();

  /**
   * A reproducible source: the same seed gives the same numbers on every platform. Not
   * cryptographic.
   */
  static Entropy seeded(long seed) {
    return new SeededEntropy(seed);
  }
}
