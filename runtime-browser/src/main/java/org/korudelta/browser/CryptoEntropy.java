package org.korudelta.browser;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.Entropy;
import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Randomness of the platform's {@code crypto.getRandomValues}, fetched in blocks (W3C Web
 * Cryptography).
 */
final class CryptoEntropy implements Entropy {
  private static final int BLOCK_BYTES = 1_024;

  private byte[] block = new byte[BLOCK_BYTES];
  private int used = BLOCK_BYTES;

  @Override
  public int nextInt() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | (nextByte() & 0xFF);
    }
    return value;
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new KoruException.BadRequest("bound must be positive: bound=" + bound);
    }
    int bits = nextInt() >>> 1;
    int value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = nextInt() >>> 1;
      value = bits % bound;
    }
    return value;
  }

  @Override
  public long nextLong() {
    return (long) nextInt() << 32 | (nextInt() & 0xFFFF_FFFFL);
  }

  @Override
  public void nextBytes(byte[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = nextByte();
    }
  }

  @Override
  public Entropy split() {
    return new CryptoEntropy();
  }

  private byte nextByte() {
    if (used == BLOCK_BYTES) {
      block = random(BLOCK_BYTES).copyToJavaArray();
      used = 0;
    }
    return block[used++];
  }

  @JSBody(
      params = "count",
      script = "return globalThis.crypto.getRandomValues(new Int8Array(count));")
  private static native Int8Array random(int count);
}
