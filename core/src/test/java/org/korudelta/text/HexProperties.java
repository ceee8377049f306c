package org.korudelta.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.korudelta.error.KoruException;

/** Hexadecimal is what the JDK's is, in lower case alone. */
class HexProperties {

  @Property
  void encode_anyBytes_isTheJdksTextAndReadsBack(@ForAll @Size(max = 40) byte[] bytes) {
    assertThat(Hex.encode(bytes)).isEqualTo(HexFormat.of().formatHex(bytes));
    assertThat(Hex.decode(Hex.encode(bytes))).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<String> almostHex() {
    return Arbitraries.strings().withChars("0189abfABFg /:`").ofMaxLength(6);
  }

  @Property
  void decode_anyText_isTheJdksBytesOrRefused(@ForAll("almostHex") String text) {
    boolean hex = text.length() % 2 == 0 && text.matches("[0-9a-f]*");
    try {
      assertThat(Hex.decode(text)).isEqualTo(HexFormat.of().parseHex(text));
      assertThat(hex).isTrue();
    } catch (KoruException.BadRequest refused) {
      assertThat(hex).isFalse();
    }
  }
}
