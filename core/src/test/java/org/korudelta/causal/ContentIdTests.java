package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class ContentIdTests {
  private static ContentId ending(int last) {
    byte[] bytes = new byte[ContentId.BYTES];
    bytes[ContentId.BYTES - 1] = (byte) last;
    return ContentId.of(bytes);
  }

  @Test
  void compareTo_bytes_areUnsigned() {
    assertThat(ending(0x80)).isGreaterThan(ending(0x7F)).isEqualByComparingTo(ending(0x80));
    assertThat(ending(1)).isEqualTo(ending(1)).isNotEqualTo(ending(2)).isNotEqualTo("1");
    assertThat(ending(1)).hasSameHashCodeAs(ending(1)).hasToString("0".repeat(63) + "1");
  }

  @Test
  void of_otherLength_isBadRequest() {
    assertThatThrownBy(() -> ContentId.of(new byte[31]))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("content id length: bytes=31 expected=32");
  }
}
