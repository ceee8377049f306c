package org.korudelta.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortableSha256Tests {
  private final Digest digest = Digest.portable();

  @Test
  void sha256_nothing_isTheStandardVector() {
    assertThat(hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void sha256_abc_isTheStandardVector() {
    assertThat(hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void sha256_twoBlocks_isTheStandardVector() {
    assertThat(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  }

  @Test
  void sha256_millionTimesA_isTheStandardVector() {
    assertThat(hex("a".repeat(1_000_000)))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  @Test
  void sha256_everyLengthAndSplit_equalsThePlatform() throws Exception {
    MessageDigest platform = MessageDigest.getInstance("SHA-256");
    byte[] bytes = new byte[300];
    new Random(1).nextBytes(bytes);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] whole = Arrays.copyOf(bytes, length);
      int cut = length * 7 / 11;
      byte[] split =
          digest.sha256(
              Arrays.copyOf(whole, cut), new byte[0], Arrays.copyOfRange(whole, cut, length));

      assertThat(split).as("length %d", length).isEqualTo(platform.digest(whole));
    }
  }

  private String hex(String... parts) {
    byte[][] bytes = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = parts[i].getBytes(StandardCharsets.US_ASCII);
    }
    return HexFormat.of().formatHex(digest.sha256(bytes));
  }
}
