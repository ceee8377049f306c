package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/** Ids and their prefixes, as of a time too (V4, D10). */
class ReadPointTests {
  private final VersionRecord first = Records.of("a", 1, Records.id("abcdef0123"));
  private final VersionRecord near = Records.of("b", 2, Records.id("abcdef0124"));
  private final VersionRecord far = Records.of("c", 3, Records.id("1bcdef0123"));
  private final Head head = Head.EMPTY.with(List.of(first)).with(List.of(near)).with(List.of(far));
  private final ReadPoint now = ReadPoint.of(head);

  @Test
  void version_byUniquePrefix_isFound() {
    assertThat(now.version("abcdef0123")).isEqualTo(first);
    assertThat(now.version("abcdef01240")).isEqualTo(near);
    assertThat(now.version("1bcdef0")).isEqualTo(far);
    assertThat(now.version(near.id())).isEqualTo(near);
  }

  @Test
  void version_bySharedPrefix_isAmbiguousAndNamesTwo() {
    assertThatExceptionOfType(KoruException.Ambiguous.class)
        .isThrownBy(() -> now.version("abcdef0"))
        .withMessageContaining(first.id().hex())
        .withMessageContaining(near.id().hex());
  }

  @Test
  void version_bySharedPrefixBeforeTheSecond_isTheFirst() {
    assertThat(now.at(1).version("abcdef0")).isEqualTo(first);
  }

  @Test
  void version_ofALaterCommit_isNotFound() {
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> now.at(2).version(far.id()));
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> now.version("abcdef0999"));
  }

  @Test
  void with_anIdTwice_isCorruption() {
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> head.with(List.of(Records.of("d", 4, first.id()))));
  }
}
