package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korudelta.error.KoruException;

class HexTests {
  @Test
  void encode_everyByte_decodesBack() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    assertThat(Hex.encode(bytes)).startsWith("00010203").contains("7f80").endsWith("fdfeff");
    assertThat(Hex.decode(Hex.encode(bytes))).isEqualTo(bytes);
    assertThat(Hex.encode(bytes, 254, 2)).isEqualTo("feff");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, odd count of hex digits: count=3",
    "aB, not a lower-case hex digit: unit=0x0042 offset=1",
    "0g, not a lower-case hex digit: unit=0x0067 offset=1",
    "٣0, not a lower-case hex digit: unit=0x0663 offset=0"
  })
  void decode_anythingElse_isBadRequest(String digits, String message) {
    assertThatThrownBy(() -> Hex.decode(digits))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage(message);
  }

  @Test
  void isHex_text_saysWhetherAllAreDigits() {
    assertThat(Hex.isHex("0123456789abcdef")).isTrue();
    assertThat(Hex.isHex("")).isTrue();
    assertThat(Hex.isHex("12A")).isFalse();
    assertThat(Hex.isHex("12/")).isFalse();
    assertThat(Hex.isHex("12:`g")).isFalse();
  }
}
