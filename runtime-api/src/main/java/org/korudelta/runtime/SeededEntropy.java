package org.korudelta.runtime;

import org.korudelta.error.KoruException;

/** SplitMix64 (Steele, Lea, Flood 2014), the same numbers on every platform. */
final class SeededEntropy implements Entropy {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SeededEntropy(long seed) {
    this.state = seed;
  }

  @Override
  public synchronized long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new KoruException.BadRequest("bound must be positive: bound=" + bound);
    }
    long product = (nextInt() & 0xFFFF_FFFFL) * bound;
    int threshold = Integer.remainderUnsigned(-bound, bound);
    while (Integer.compareUnsigned((int) product, threshold) < 0) {
      product = (nextInt() & 0xFFFF_FFFFL) * bound;
    }
    return (int) (product >>> 32);
  }

  @Override
  public void nextBytes(byte[] target) {
    long bits = 0;
    for (int i = 0; i < target.length; i++) {
      bits = (i & 7) == 0 ? nextLong() : bits >>> 8;
      target[i] = (byte) bits;
    }
  }

  @Override
  public Entropy split() {
    return new SeededEntropy(nextLong());
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
