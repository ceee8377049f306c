package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class Utf8Tests {
  @Test
  void encode_everyCodePoint_equalsThePlatformAndDecodesBack() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        String text = Character.toString(point);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean same =
            Arrays.equals(Utf8.encode(text), bytes)
                && Utf8.length(text) == bytes.length
                && Utf8.decode(bytes).equals(text);

        assertThat(same).as("U+%X", point).isTrue();
      }
    }
  }

  @Test
  void encode_mixedText_equalsThePlatform() {
    String text = "ascii, éàü, 漢字, 😀😀, \u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff";

    assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(Utf8.decode(Utf8.encode(text))).isEqualTo(text);
    assertThat(Utf8.loneSurrogateIndex(text)).isEqualTo(-1);
  }

  @Test
  void encode_intoAnArray_writesTheSameBytesThereAndNoOthers() {
    String text = "aé漢😀z";
    byte[] bytes = Utf8.encode(text);
    byte[] room = new byte[bytes.length + 4];
    Arrays.fill(room, (byte) 7);

    assertThat(Utf8.encode(text, room, 2)).isEqualTo(2 + bytes.length);
    assertThat(Arrays.copyOfRange(room, 2, 2 + bytes.length)).isEqualTo(bytes);
    assertThat(new byte[] {room[0], room[1], room[room.length - 2], room[room.length - 1]})
        .containsOnly(7);
  }

  @ParameterizedTest
  @CsvSource({"\ud800, 0xd800, 0", "ab\udfff, 0xdfff, 2", "\ud83d\ud83d\ude00, 0xd83d, 0"})
  void encode_loneSurrogate_isBadRequestWithOffset(String text, String unit, int offset) {
    assertThatThrownBy(() -> Utf8.encode(text))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("lone surrogate: unit=" + unit + " offset=" + offset);
    assertThat(Utf8.loneSurrogateIndex(text)).isEqualTo(offset);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0",
        "c080",
        "c1bf",
        "c2",
        "c241",
        "c3c3",
        "e0",
        "e080",
        "e08080",
        "e09fbf",
        "e28282c0",
        "eda080",
        "edbfbf",
        "efbf",
        "f0",
        "f0808080",
        "f08fbfbf",
        "f0908080ff",
        "f09f98",
        "f4908080",
        "f5808080",
        "f8888080",
        "fe",
        "ff"
      })
  void decode_malformed_isBadRequestWithOffset(String hex) {
    byte[] bytes = HexFormat.of().parseHex("61" + hex);
    // Some cases begin well; the offset is where the bad sequence begins.
    int offset = hex.equals("e28282c0") ? 4 : hex.equals("f0908080ff") ? 5 : 1;

    assertThatThrownBy(() -> Utf8.decode(bytes))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("malformed UTF-8: offset=" + offset + " byte=0x");
    assertThat(Utf8.malformedOffset(bytes)).isEqualTo(offset);
  }

  @Test
  void decode_range_readsThatRangeAlone() {
    byte[] bytes = {(byte) 0xFF, 'a', 'b', (byte) 0xFF};

    assertThat(Utf8.decode(bytes, 1, 2)).isEqualTo("ab");
    assertThatThrownBy(() -> Utf8.decode(bytes, 2, 2))
        .hasMessage("malformed UTF-8: offset=1 byte=0xff");
    assertThatThrownBy(() -> Utf8.decode(bytes, 3, 2))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("range outside bytes: offset=3 length=2 of=4");
  }
}
