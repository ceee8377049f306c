package org.korudelta.browser;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;

import java.util.Arrays;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The script against FIPS 180-4's examples and the portable digest. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class WebDigestTests {
  private static final int LENGTH_MAX = 300;

  private final Digest digest = WebDigest.best();

  @Test
  public void best_inJavaScript_isTheScript() {
    assertNotSame(Digest.portable(), digest);
  }

  @Test
  public void sha256_examplesOfTheStandard_areTheirs() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Hex.encode(digest.sha256()));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Hex.encode(digest.sha256(Utf8.encode("abc"))));
    assertEquals(
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        Hex.encode(
            digest.sha256(
                Utf8.encode("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))));
  }

  @Test
  public void sha256_aMillionTimesTheSame_isTheStandards() {
    byte[] many = new byte[1_000_000];
    Arrays.fill(many, (byte) 'a');

    assertEquals(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        Hex.encode(digest.sha256(many)));
  }

  @Test
  public void sha256_eachLength_equalsThePortableOne() {
    for (int length = 0; length <= LENGTH_MAX; length++) {
      byte[] bytes = bytes(length);

      assertArrayEquals("length " + length, Digest.portable().sha256(bytes), digest.sha256(bytes));
    }
  }

  @Test
  public void sha256_inTwoParts_equalsThePortableOneAtEachPlace() {
    byte[] whole = bytes(LENGTH_MAX);
    byte[] expected = Digest.portable().sha256(whole);
    for (int at = 0; at <= LENGTH_MAX; at++) {
      byte[] first = Arrays.copyOf(whole, at);
      byte[] second = Arrays.copyOfRange(whole, at, LENGTH_MAX);

      assertArrayEquals("at " + at, expected, digest.sha256(first, second));
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (31 * i + length);
    }
    return bytes;
  }
}
