package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/** What a right checksum does not excuse in a record. */
class RecordFormatTests {

  @Test
  void decode_nameIsNoUtf8_isCorruption() {
    VersionRecord version = Commits.holding(new byte[0]).get(0);
    GrowingBuffer buffer = new GrowingBuffer();
    RecordFormat.encode(version, buffer);
    byte[] bytes = buffer.copy();
    bytes[RecordFormat.FIXED_BYTES] = (byte) 0xFF;

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> RecordFormat.decode(bytes, 0, new Address(0, 0)))
        .withMessageContaining("record name is no text");
  }
}
