package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.error.KoruException;

/** Strict UTF-8 is what the JDK's strict decoder and encoder say it is. */
@PropertyDefaults(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
class Utf8Properties {

  /** Text of few units, lone halves of pairs among them. */
  @Provide
  Arbitrary<String> units() {
    Arbitrary<Character> units =
        Arbitraries.of(
            'a', 'b', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff', '\ud800', '\ud83d',
            '\udbff', '\udc00', '\ude00', '\udfff', '\ue000', '\uffff');
    return units.list().ofMaxSize(6).map(Utf8Properties::text);
  }

  private static String text(List<Character> units) {
    StringBuilder text = new StringBuilder();
    units.forEach(text::append);
    return text.toString();
  }

  /** Bytes at the edges of what may follow what. */
  @Provide
  Arbitrary<byte[]> almostUtf8() {
    return Arbitraries.of(
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
            0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(7);
  }

  private static Optional<byte[]> encodedByTheJdk(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return Optional.of(encoded);
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> decodedByTheJdk(byte[] bytes, int length) {
    try {
      ByteBuffer part = ByteBuffer.wrap(bytes, 0, length);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(part).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  @Property
  void encode_anyUnits_isWhatTheJdkEncodes(@ForAll("units") String text) {
    Optional<byte[]> expected = encodedByTheJdk(text);
    if (expected.isEmpty()) {
      assertThatExceptionOfType(KoruException.BadRequest.class)
          .isThrownBy(() -> Utf8.encode(text))
          .withMessageContaining("offset=" + Utf8.loneSurrogateIndex(text));
      assertThat(encodedByTheJdk(text.substring(0, Utf8.loneSurrogateIndex(text)))).isPresent();
      return;
    }

    assertThat(Utf8.encode(text)).isEqualTo(expected.get());
    assertThat(Utf8.length(text)).isEqualTo(expected.get().length);
    assertThat(Utf8.loneSurrogateIndex(text)).isNegative();
    assertThat(Utf8.decode(expected.get())).isEqualTo(text);
  }

  @Property
  void decode_anyBytes_isWhatTheJdkDecodesOrNamesWhereItEnds(@ForAll("almostUtf8") byte[] bytes) {
    Optional<String> expected = decodedByTheJdk(bytes, bytes.length);
    int malformed = Utf8.malformedOffset(bytes);

    assertThat(malformed < 0).isEqualTo(expected.isPresent());
    if (malformed < 0) {
      assertThat(Utf8.decode(bytes)).isEqualTo(expected.get());
      return;
    }
    assertThat(decodedByTheJdk(bytes, malformed)).as("before the offset").isPresent();
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> Utf8.decode(bytes))
        .withMessageStartingWith("malformed UTF-8: offset=" + malformed + " ");
  }

  @Property
  void compare_anyTwo_isTheOrderOfTheirBytes(
      @ForAll("units") String left, @ForAll("units") String right) {
    if (encodedByTheJdk(left).isEmpty() || encodedByTheJdk(right).isEmpty()) {
      return;
    }
    int bytes = Arrays.compareUnsigned(Utf8.encode(left), Utf8.encode(right));

    assertThat(Integer.signum(Utf8.compare(left, right))).isEqualTo(Integer.signum(bytes));
  }
}
