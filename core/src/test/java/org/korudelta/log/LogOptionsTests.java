package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class LogOptionsTests {
  @Test
  void new_atTheBounds_isAccepted() {
    LogOptions least =
        new LogOptions(LogOptions.SEGMENT_BYTES_MIN, LogOptions.READ_BLOCK_BYTES_MIN);

    assertThat(least.withSegmentBytesMax(300)).isEqualTo(new LogOptions(300, 128));
  }

  @Test
  void new_belowTheBounds_isBadRequest() {
    assertThatThrownBy(() -> new LogOptions(255, 128))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("segment size too small: bytes=255 min=256");
    assertThatThrownBy(() -> new LogOptions(256, 127))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("read block too small: bytes=127 min=128");
  }
}
