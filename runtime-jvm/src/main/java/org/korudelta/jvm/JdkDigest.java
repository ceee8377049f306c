package org.korudelta.jvm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;

/**
 * SHA-256 by the JDK, in hardware where there is any: the same bytes as {@link Digest#portable()}.
 */
public final class JdkDigest implements Digest {
  private static final JdkDigest INSTANCE = new JdkDigest();
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(JdkDigest::sha256);

  private JdkDigest() {}

  /** The digest. */
  public static Digest instance() {
    return INSTANCE;
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    MessageDigest digest = SHA256.get();
    digest.reset(); // A call that failed half-way leaves its bytes behind.
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new KoruException.Unsupported("no SHA-256 in this JDK", e);
    }
  }
}
