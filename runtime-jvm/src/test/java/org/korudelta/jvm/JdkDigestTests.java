package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void sha256_afterAFailedCall_startsAfresh() {
    Digest jdk = JdkDigest.instance();
    byte[] part = {1, 2, 3};
    assertThatThrownBy(() -> jdk.sha256(part, null)).isInstanceOf(NullPointerException.class);
    assertThat(jdk.sha256(part)).isEqualTo(Digest.portable().sha256(part));
  }
}
