package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.hash.Digest;

class JdkDigestTests {
  @Test
  void sha256_anyParts_equalsThePortableOne() {
    Random random = new Random(42);
    Digest jdk = JdkDigest.instance();
    for (int i = 0; i < 300; i++) {
      byte[] first = new byte[i];
      byte[] second = new byte[random.nextInt(200)];
      random.nextBytes(first);
      random.nextBytes(second);
      assertThat(jdk.sha256(first, second)).isEqualTo(Digest.portable().sha256(first, second));
    }
    assertThat(jdk.sha256()).isEqualTo(Digest.portable().sha256());
  }
}
