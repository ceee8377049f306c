package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Timestamp;

/** A version whose value was taken keeps its place, and says why when asked for the value. */
class WipingTests {
  private static final VersionId ID = VersionId.of(filled(VersionId.BYTES, 7));

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static VersionRecord record(ContentId contentId, byte[] salt) {
    return new VersionRecord(
        ID,
        Optional.empty(),
        List.of(),
        "people",
        "ada",
        Operation.PUT,
        contentId,
        new byte[0],
        5,
        0,
        VersionRecord.NEVER,
        0,
        new byte[0],
        salt);
  }

  private static Version wiped(Wiping why) {
    return Version.of(record(ContentId.of(new byte[ContentId.BYTES]), why.bytes()));
  }

  private static Version kept() {
    return Version.of(record(ContentId.of(filled(ContentId.BYTES, 1)), filled(16, 0)));
  }

  @Test
  void bytes_areReasonAndHorizon() {
    assertThat(Hex.encode(Wiping.ERASED.bytes())).isEqualTo("0".repeat(32));
    assertThat(Hex.encode(Wiping.retired(258).bytes()))
        .isEqualTo("0000000000000001" + "0000000000000102");
    assertThat(Wiping.of(Wiping.retired(258).bytes())).isEqualTo(Wiping.retired(258));
    assertThat(Wiping.of(Wiping.ERASED.bytes())).isEqualTo(Wiping.ERASED);
  }

  @Test
  void wiping_ofWhatHasItsValue_isEmpty() {
    Version version = kept();

    assertThat(version.isWiped()).isFalse();
    assertThat(version.wiping()).isEmpty();
    assertThat(version.requireValue()).isSameAs(version);
    assertThat(version.requireRetained()).isSameAs(version);
  }

  @Test
  void value_erased_isErasedAndNamesTheVersion() {
    Version version = wiped(Wiping.ERASED);

    assertThat(version.isWiped()).isTrue();
    assertThat(version.wiping()).contains(Wiping.ERASED);
    assertThat(version.requireRetained()).isSameAs(version);
    for (Runnable asking : asking(version)) {
      assertThatExceptionOfType(KoruException.Erased.class)
          .isThrownBy(asking::run)
          .withMessage(
              "value was erased: namespace=people key=ada id="
                  + ID
                  + " at="
                  + Timestamp.ofEpochNanos(5));
    }
  }

  @Test
  void value_beyondRetention_isGoneAndNamesTheHorizon() {
    Version version = wiped(Wiping.retired(9));

    for (Runnable asking : asking(version)) {
      assertThatExceptionOfType(KoruException.Gone.class)
          .isThrownBy(asking::run)
          .withMessageStartingWith("value is beyond its retention: namespace=people key=ada")
          .withMessageEndingWith(" horizon=" + Timestamp.ofEpochNanos(9));
    }
    assertThatExceptionOfType(KoruException.Gone.class).isThrownBy(version::requireRetained);
  }

  private static List<Runnable> asking(Version version) {
    return List.of(version::value, version::embedding, version::requireValue);
  }

  @Test
  void verify_wiped_hasNothingToCompare() {
    VersionIds ids = new VersionIds(Digest.portable());
    VersionRecord wiped = record(ContentId.of(new byte[ContentId.BYTES]), Wiping.ERASED.bytes());
    VersionRecord kept = record(ContentId.of(filled(ContentId.BYTES, 1)), filled(16, 0));

    ids.verify(wiped);
    ids.verifyId(wiped);

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> ids.verify(kept))
        .withMessageContaining("content id mismatch: namespace=people key=ada expected=");
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> ids.verifyId(kept))
        .withMessageContaining("version id mismatch: namespace=people key=ada expected=");
  }

  @Test
  void isNone_oneByteThatIsNotZero_isAnId() {
    for (int at = 0; at < ContentId.BYTES; at++) {
      byte[] bytes = new byte[ContentId.BYTES];
      bytes[at] = 1;
      assertThat(ContentId.of(bytes).isNone()).isFalse();
    }
    assertThat(ContentId.of(new byte[ContentId.BYTES]).isNone()).isTrue();
  }
}
