package org.korudelta.jvm;

import java.security.SecureRandom;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Entropy;

/** The platform's cryptographic randomness (R9). Threading: safe from any thread. */
final class SecureEntropy implements Entropy {
  private final SecureRandom random = new SecureRandom();

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
    random.nextBytes(target);
  }

  @Override
  public Entropy split() {
    return new SecureEntropy();
  }
}
