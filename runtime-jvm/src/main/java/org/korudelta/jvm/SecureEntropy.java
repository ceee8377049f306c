package org.korudelta.jvm;

import java.security.SecureRandom;
import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Entropy;

/**
 * The platform's cryptographic randomness (R9). A few bytes, as for a salt, come from a block that
 * is drawn at once: asking the platform takes longer than all else that a salt needs.
 *
 * <p>Threading: safe from any thread.
 */
final class SecureEntropy implements Entropy {
  private static final int FEW = 64;

  private final SecureRandom random = new SecureRandom();
  private final byte[] block = new byte[32 * FEW];
  private int used = block.length;

  @Override
  public int nextInt() {
    return random.nextInt();
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new KoruException.BadRequest("bound must be positive: bound=" + bound);
    }
    return random.nextInt(bound);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  @Override
  public void nextBytes(byte[] target) {
    if (target.length > FEW) {
      random.nextBytes(target);
    } else {
      takeFew(target);
    }
  }

  /** What is given away is forgotten here. */
  private synchronized void takeFew(byte[] target) {
    if (block.length - used < target.length) {
      random.nextBytes(block);
      used = 0;
    }
    System.arraycopy(block, used, target, 0, target.length);
    Arrays.fill(block, used, used + target.length, (byte) 0);
    used += target.length;
  }

  @Override
  public Entropy split() {
    return new SecureEntropy();
  }
}
