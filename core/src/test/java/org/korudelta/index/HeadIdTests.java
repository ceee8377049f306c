package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/** A version id names one version. */
class HeadIdTests {
  @Test
  void with_anIdTwice_isCorruption() {
    VersionRecord first = Records.of("a", 1, Records.id("abcdef0123"));
    Head head = Head.EMPTY.with(List.of(first));
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> head.with(List.of(Records.of("d", 4, first.id()))));
  }
}
